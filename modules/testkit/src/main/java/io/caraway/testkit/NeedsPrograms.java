package io.caraway.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The programs that a test cannot do without.
 *
 * <p>Where one is not installed the test is left out, and the reason names the package to install. With {@code CI=true} in
 * the environment the test fails instead: there all of them are meant to be installed.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ProgramsCondition.class)
public @interface NeedsPrograms {
    /** Names as typed at a shell, or paths of files. */
    String[] value();
}
