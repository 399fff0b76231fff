package io.caraway.app;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.vertx.core.Future;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.RandomAccessFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Lock;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of the architecture that can be seen in class files. */
class ArchitectureTest {
    private static final String BASE = "io.caraway.";

    /** The modules from the lowest level up, each with those it names as what it uses; what those bring with them counts too. */
    private static final Map<String, List<String>> EDGES = edges();

    /** Here Vert.x may be used, and a clock, and the thread of an owner. */
    private static final Set<String> BELOW_CHANNEL = Set.of(
            "wire", "raster", "images", "drawing", "protocol.spice", "protocol.rfb", "recording", "imports", "export");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("testkit"))
            .importPackages("io.caraway");

    private static Map<String, List<String>> edges() {
        Map<String, List<String>> edges = new LinkedHashMap<>();
        edges.put("wire", List.of());
        edges.put("raster", List.of());
        edges.put("images", List.of("wire", "raster"));
        edges.put("drawing", List.of("images", "raster"));
        edges.put("protocol.spice", List.of("drawing", "wire"));
        edges.put("protocol.rfb", List.of("drawing", "wire"));
        edges.put("recording", List.of("drawing", "wire"));
        edges.put("imports", List.of("protocol.spice", "protocol.rfb", "recording"));
        edges.put("export", List.of("recording", "drawing", "images"));
        edges.put("channel", List.of("protocol.spice"));
        edges.put("display", List.of("channel"));
        edges.put("source", List.of("channel", "protocol.rfb"));
        edges.put("recorder", List.of("channel", "recording"));
        edges.put("replay", List.of("channel", "recording"));
        edges.put("server", List.of("channel", "display"));
        edges.put("app", List.copyOf(edges.keySet()));
        return edges;
    }

    static Set<String> modules() {
        return EDGES.keySet();
    }

    @Test
    void classPath_holdsEveryModuleAndNoOther() {
        Set<String> found = CLASSES.stream()
                .map(type -> module(type.getPackageName()))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(found).containsExactlyInAnyOrderElementsOf(EDGES.keySet());
    }

    @Test
    void edges_pointDown() {
        List<String> order = List.copyOf(EDGES.keySet());

        EDGES.forEach((from, targets) -> targets.forEach(
                to -> assertThat(order.indexOf(to)).as(from + " to " + to).isLessThan(order.indexOf(from))));
    }

    @ParameterizedTest
    @MethodSource("modules")
    void module_usesOnlyItsEdges(String module) {
        Set<String> allowed = reachable(module);
        noClasses()
                .that(describe(
                        "belong to " + module,
                        type -> module(type.getPackageName()).equals(module)))
                .should()
                .dependOnClassesThat(describe(
                        "belong to another module than " + allowed,
                        type -> type.getPackageName().startsWith(BASE)
                                && !allowed.contains(module(type.getPackageName()))))
                .check(CLASSES);
    }

    @Test
    void belowChannel_nobodyKnowsVertxOrNetty() {
        noClasses()
                .that(describe("lie below channel", type -> BELOW_CHANNEL.contains(module(type.getPackageName()))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx..", "io.netty..")
                .check(CLASSES);
    }

    @Test
    void belowChannel_nobodyAsksAClock() {
        noClasses()
                .that(describe("lie below channel", type -> BELOW_CHANNEL.contains(module(type.getPackageName()))))
                .should()
                .accessTargetWhere(describe("asks what time it is", ArchitectureTest::asksTime))
                .check(CLASSES);
    }

    @Test
    void belowChannel_onlyRecordingAndExportKnowFiles() {
        noClasses()
                .that(describe(
                        "lie below channel, except recording and export",
                        type -> BELOW_CHANNEL.contains(module(type.getPackageName()))
                                && !Set.of("recording", "export").contains(module(type.getPackageName()))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio.file..", "java.nio.channels..", "java.net..")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(File.class, FileInputStream.class, FileOutputStream.class, RandomAccessFile.class)
                .check(CLASSES);
    }

    @Test
    void vertxInternals_areUsedBySocketStreamAlone() {
        noClasses()
                .that(describe(
                        "are not SocketStream",
                        type -> !type.getName().matches("io\\.caraway\\.server\\.link\\.SocketStream(\\$.*)?")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx.core.internal..", "io.vertx.core.impl..", "io.vertx.core.net.impl..")
                .check(CLASSES);
    }

    @Test
    void packages_areNullMarked() {
        assertThat(CLASSES.stream()
                        .map(JavaClass::getPackage)
                        .distinct()
                        .filter(found -> !found.isAnnotatedWith(NullMarked.class))
                        .map(JavaPackage::getName))
                .as("packages without @NullMarked")
                .isEmpty();
    }

    @Test
    void methods_areNotSynchronized() {
        methods().should().notHaveModifier(JavaModifier.SYNCHRONIZED).check(CLASSES);
    }

    @Test
    void locks_areNotUsed() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage(Lock.class.getPackageName())
                .check(CLASSES);
    }

    @Test
    void threads_areMadeByAppAlone() {
        noClasses()
                .that(areOutsideApp())
                .should()
                .accessTargetWhere(describe(
                        "makes a thread",
                        access -> access.getName().equals("<init>")
                                && access.getTargetOwner().isAssignableTo(Thread.class)))
                .orShould()
                .beAssignableTo(Thread.class)
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(Executors.class)
                .check(CLASSES);
    }

    @Test
    void waiting_isForAppAlone() {
        noClasses()
                .that(areOutsideApp())
                .should()
                .accessTargetWhere(describe("waits", ArchitectureTest::waits))
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(CountDownLatch.class)
                .check(CLASSES);
    }

    @Test
    void standardOutput_isForAppAlone() {
        noClasses()
                .that(areOutsideApp())
                .should()
                .accessFieldWhere(describe(
                        "is System.out or System.err",
                        access -> access.getTargetOwner().isEquivalentTo(System.class)))
                .orShould()
                .accessTargetWhere(describe(
                        "prints a stack trace", access -> access.getName().equals("printStackTrace")))
                .check(CLASSES);
    }

    @Test
    void names_sayWhatAThingIs() {
        classes()
                .should()
                .haveNameNotMatching(".*(Utils?|Helpers?|Common|Misc|Managers?)(\\$.*)?")
                .check(CLASSES);
    }

    /** Whether a call, or a reference to a method, may take as long as somebody else likes. */
    private static boolean waits(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        return switch (access.getName()) {
            case "get", "join" ->
                owner.isAssignableTo(java.util.concurrent.Future.class) || owner.isAssignableTo(Thread.class);
            case "await" -> owner.isAssignableTo(Future.class);
            case "sleep" -> owner.isAssignableTo(Thread.class);
            case "wait" -> owner.isEquivalentTo(Object.class);
            default -> false;
        };
    }

    private static boolean asksTime(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        return owner.isEquivalentTo(System.class)
                ? Set.of("nanoTime", "currentTimeMillis").contains(access.getName())
                : owner.getPackageName().equals("java.time")
                        && Set.of("now", "system", "systemUTC", "systemDefaultZone")
                                .contains(access.getName());
    }

    private static DescribedPredicate<JavaClass> areOutsideApp() {
        return describe(
                "are outside app", type -> !module(type.getPackageName()).equals("app"));
    }

    /** The module of a package, which may be a part of it; the package's own name if there is none. */
    private static String module(String packageName) {
        return EDGES.keySet().stream()
                .filter(module -> (packageName + ".").startsWith(BASE + module + "."))
                .findFirst()
                .orElse(packageName);
    }

    /** A module, what it uses, and what that brings with it. */
    private static Set<String> reachable(String module) {
        Set<String> reached = new TreeSet<>(Set.of(module));
        EDGES.getOrDefault(module, List.of()).forEach(edge -> reached.addAll(reachable(edge)));
        return reached;
    }
}
