package org.cunyi.workflow;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cunyi.archive.Document;
import org.cunyi.archive.DocumentKind;
import org.cunyi.archive.Documents;
import org.cunyi.shared.Refusal;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The block "ask for documents": a user task with the extension property {@code requiredDocuments} (kinds, with commas) is not completed
 * without them. A document counts for the step that it was added to, and for that attempt: who does the step again brings it again. What the
 * case needs only once, such as a permission, stands under {@code requiredDocumentsOnce}. {@code <property>.<variable>.<value>} asks only where
 * that variable has that value.
 */
@Component
@Order(5)
public class RequiredDocuments implements StepRule {

    public static final String PROPERTY = "requiredDocuments";
    private static final String ONCE = "requiredDocumentsOnce";

    private final Documents documents;
    private final StepRecords records;

    RequiredDocuments(Documents documents, @Lazy StepRecords records) {
        this.documents = documents;
        this.records = records;
    }

    @Override
    public boolean concerns(Step step) {
        return !wanted(step, PROPERTY).isEmpty() || !wanted(step, ONCE).isEmpty();
    }

    /** Codes of the kinds that this step asks for in this case. */
    private static List<String> wanted(Step step, String property) {
        return step.attributes().entrySet().stream().filter(a -> applies(a.getKey(), property, step)).flatMap(a -> kinds(a.getValue())).distinct()
                .sorted().toList();
    }

    /** Kinds that a property's value lists. */
    public static Stream<String> kinds(String value) {
        return Arrays.stream(value.split(",")).map(String::strip).filter(k -> !k.isEmpty());
    }

    private static boolean applies(String written, String property, Step step) {
        if (!written.startsWith(property + ".")) {
            return written.equals(property);
        }
        String[] parts = written.split("\\.", 3);
        return parts.length == 3 && parts[2].equals(step.text(parts[1]));
    }

    /** The kinds that are still missing, of those wanted. */
    public static List<String> missing(Step step, List<Document> kept, int attempt) {
        return Stream.concat(wanted(step, ONCE).stream().filter(kind -> none(step, kind, kept, d -> true)),
                wanted(step, PROPERTY).stream().filter(kind -> none(step, kind, kept, d -> d.attempt() == attempt))).distinct().toList();
    }

    private static boolean none(Step step, String kind, List<Document> kept, Predicate<Document> which) {
        return kept.stream().noneMatch(d -> d.isKept() && kind.equals(d.kind()) && step.key().equals(d.step()) && which.test(d));
    }

    @Override
    public Map<String, Object> submit(Step step, Answers answers) {
        int attempt = records.attempt(step.caseNumber(), step.key());
        List<String> missing = missing(step, documents.holdKept(step.caseNumber(), step.key()), attempt);
        if (!missing.isEmpty()) {
            String names = missing.stream().map(k -> DocumentKind.of(k).map(DocumentKind::label).orElse(k)).collect(Collectors.joining("、"));
            throw Refusal.of("documents", "材料：办结“" + step.name() + "”前须上传" + names + "，请先在“材料”中上传，环节选“" + step.name() + "”"
                    + (attempt > 1 ? "；重新办理的，须重新上传" : ""));
        }
        return Map.of();
    }
}
