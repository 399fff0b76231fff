/** Tests of the commands about recordings. */
@NullMarked
package io.caraway.app.tools;

import org.jspecify.annotations.NullMarked;
