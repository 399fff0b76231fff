package io.caraway.testkit;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** The decision whether a test with {@link NeedsPrograms} runs. */
final class ProgramsCondition implements ExecutionCondition {
    private final Programs programs;
    private final boolean required;

    ProgramsCondition() {
        this(Programs.onPath(), "true".equals(System.getenv("CI")));
    }

    ProgramsCondition(Programs programs, boolean required) {
        this.programs = programs;
        this.required = required;
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return context.getElement()
                .flatMap(element -> AnnotationSupport.findAnnotation(element, NeedsPrograms.class))
                .map(needs -> told(context.getDisplayName(), decide(needs.value())))
                .orElseGet(() -> ConditionEvaluationResult.enabled("needs no program"));
    }

    /** Tells whoever runs the build what it leaves out; the report of the build alone does not say why. */
    private static ConditionEvaluationResult told(String test, ConditionEvaluationResult result) {
        if (result.isDisabled()) {
            System.out.println("Left out: " + test + ", " + result.getReason().orElse("for no reason"));
        }
        return result;
    }

    ConditionEvaluationResult decide(String... names) {
        List<String> missing = Arrays.stream(names)
                .filter(name -> programs.find(name).isEmpty())
                .map(name -> name + " (" + Programs.remedy(name) + ")")
                .toList();
        if (missing.isEmpty()) {
            return ConditionEvaluationResult.enabled("every program is installed");
        }
        String reason = "not installed: " + String.join(", ", missing);
        if (required) {
            throw new AssertionError(reason);
        }
        return ConditionEvaluationResult.disabled(reason);
    }
}
