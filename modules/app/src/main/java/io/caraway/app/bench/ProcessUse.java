package io.caraway.app.bench;

/**
 * What a process used during a run.
 *
 * @param pid its id
 * @param name of its program
 * @param cpuNanos user and system time
 * @param rssBegin bytes of memory before the first viewer
 * @param rssPeak the most that was seen
 * @param rssEnd the last that was seen
 * @param gone whether it ended during the run
 */
record ProcessUse(long pid, String name, long cpuNanos, long rssBegin, long rssPeak, long rssEnd, boolean gone) {}
