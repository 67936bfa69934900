package org.cunyi.audit.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks the file of a case (一事一档) with nothing but the file and, where somebody has them, anchors kept outside (docs/audit.md). */
public final class CaseFileCheck {

    private static final String MANIFEST = "manifest.json";
    private static final String DOCUMENTS = "材料/";
    private static final String LIST = "材料/目录.json";
    private static final ObjectMapper JSON = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(com.fasterxml.jackson.core.StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES, DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT).disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(LogicalType.Textual, c -> List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean)
                    .forEach(shape -> c.setCoercion(shape, CoercionAction.Fail))).build();

    private final CaseZip zip;
    private final KnownAnchors known;
    private final List<String> problems = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private final Map<String, String> hashes = new HashMap<>();
    private final Set<String> added = new HashSet<>();
    private final Set<String> wanted = new HashSet<>();
    private boolean erased;

    private CaseFileCheck(CaseZip zip, KnownAnchors known) {
        this.zip = zip;
        this.known = known;
    }

    public static Report check(Path file, KnownAnchors known) throws Unreadable {
        try (CaseZip zip = new CaseZip(file)) {
            return new CaseFileCheck(zip, known).report();
        }
    }

    private Report report() throws Unreadable {
        byte[] listed = zip.bytes(MANIFEST);
        JsonNode manifest = tree(listed, MANIFEST);
        Proofs proofs = proofs();
        files(manifest);
        List<Anchor> anchors = anchors();
        AnchorTimes times = AnchorTimes.of(anchors, known.vouched(anchors));
        List<Report.Chain> chains = new ArrayList<>();
        for (Proofs.Chain chain : proofs.chains()) {
            chains.add(chain(chain, anchors, times));
        }
        agree(manifest, proofs);
        documents();
        known.compare(anchors).ifPresent(f -> problems.add(f.words()));
        unusual(text(manifest, "madeAt"), anchors, times);
        return new Report(text(manifest, "caseNumber"), text(manifest, "title"), text(manifest, "madeAt"), text(manifest, "madeBy"),
                Hashes.hex(Hashes.sha256().digest(listed)), hashes.size(), (int) documentNames().count(), chains, anchors, !known.isEmpty(),
                List.copyOf(problems), List.copyOf(remarks), Unproven.of(chains, !known.isEmpty()));
    }

    private static JsonNode tree(byte[] bytes, String name) throws Unreadable {
        try {
            return JSON.readTree(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new Unreadable(name + "不是有效的JSON", e);
        }
    }

    private Proofs proofs() throws Unreadable {
        try {
            Proofs proofs = JSON.readValue(new String(zip.bytes(Proofs.FILE), StandardCharsets.UTF_8), Proofs.class);
            if (proofs != null && proofs.format() == Proofs.FORMAT && proofs.chains() != null && !proofs.chains().isEmpty()
                    && proofs.chains().stream().allMatch(CaseFileCheck::whole)) {
                return proofs;
            }
        } catch (IOException e) {
            throw new Unreadable(Proofs.FILE + "不是有效的证明文件", e);
        }
        throw new Unreadable(Proofs.FILE + "不是有效的证明文件");
    }

    private static boolean whole(Proofs.Chain chain) {
        return chain != null && chain.chain() != null && Hashes.isHash(chain.lastHash()) && chain.inclusions() != null
                && chain.inclusions().stream().allMatch(i -> i != null && Hashes.isHash(i.hash()) && i.path() != null
                && i.path().stream().allMatch(Hashes::isHash));
    }

    /** Every file is listed with size and hash, and every listed file is there. */
    private void files(JsonNode manifest) throws Unreadable {
        Set<String> listed = new HashSet<>();
        for (JsonNode file : manifest.path("files")) {
            String path = text(file, "path");
            if (!listed.add(path) || !zip.names().contains(path)) {
                problems.add("清单中的文件缺失：" + path);
                continue;
            }
            CaseZip.Content content = zip.content(path);
            hashes.put(path, content.sha256());
            if (content.size() != file.path("size").asLong(-1) || !content.sha256().equals(text(file, "sha256"))) {
                problems.add("文件被改动：" + path);
            }
            if (file.hasNonNull("note")) {
                problems.add("文件在导出时已有问题：" + path + "（" + text(file, "note") + "）");
            }
        }
        zip.names().stream().filter(n -> !n.equals(MANIFEST) && !listed.contains(n)).forEach(n -> problems.add("清单以外的文件：" + n));
    }

    private List<Anchor> anchors() throws Unreadable {
        List<Anchor> anchors = new ArrayList<>();
        for (String line : zip.lines(Proofs.ANCHORS)) {
            try {
                anchors.add(Anchor.of(line));
            } catch (IllegalArgumentException e) {
                problems.add(Finding.ofAnchor(anchors.size() + 1L, Flaw.ANCHOR_BROKEN).words());
                return anchors;
            }
        }
        AnchorRow.check(anchors).ifPresent(f -> problems.add(f.words()));
        return anchors;
    }

    private Report.Chain chain(Proofs.Chain chain, List<Anchor> anchors, AnchorTimes times) throws Unreadable {
        List<Link> links = links(chain.chain());
        List<Leaf> leaves = chain.inclusions().stream().map(i -> new Leaf(chain.chain(), i.seq(), i.hash(), i.anchor(), i.position())).toList();
        ChainCheck check = new ChainCheck(chain.chain(), leaves, times, new LinkRest(links));
        List<Report.Step> steps = new ArrayList<>();
        for (Link link : links) {
            check.add(link);
            steps.add(step(link));
        }
        Optional<Finding> finding = check.end(chain.entries(), chain.lastHash()).or(() -> inclusions(chain, anchors));
        finding.ifPresent(f -> problems.add(f.words()));
        Inclusion last = chain.inclusions().isEmpty() ? null : chain.inclusions().get(chain.inclusions().size() - 1);
        return new Report.Chain(chain.chain(), links.size(), last == null ? 0 : last.seq(), last == null ? 0 : last.anchor(), steps,
                finding.map(Finding::words).orElse(null));
    }

    /** Inclusions stand in the order of their entries, and each leads to the root of an anchor that is here. */
    private static Optional<Finding> inclusions(Proofs.Chain chain, List<Anchor> anchors) {
        long before = 0;
        for (Inclusion i : chain.inclusions()) {
            Optional<Anchor> anchor = anchors.stream().filter(a -> a.number() == i.anchor()).findFirst();
            if (i.seq() <= before || anchor.isEmpty() || anchor.get().changed() != i.size() || !i.leadsTo(anchor.get().tree(), chain.chain())) {
                return Optional.of(new Finding(chain.chain(), before + 1, Flaw.REWRITTEN, i.anchor()));
            }
            before = i.seq();
        }
        return Optional.empty();
    }

    private List<Link> links(String chain) throws Unreadable {
        List<Link> links = new ArrayList<>();
        for (String line : zip.lines(Proofs.entriesOf(chain))) {
            try {
                links.add(Link.of(line));
            } catch (IllegalArgumentException e) {
                // what cannot be read is no entry any more: the chain shows the gap
                links.add(new Link(chain, links.size() + 1L, "", line, "", ""));
            }
        }
        return links;
    }

    private Report.Step step(Link link) {
        try {
            JsonNode entry = JSON.readTree(link.canonical());
            String action = text(entry, "action");
            JsonNode payload = JSON.readTree(entry.path("payload").asText("{}"));
            if (action.equals("document.added")) {
                added.add(text(payload, "sha256"));
                wanted.add(text(payload, "sha256"));
            } else if (action.equals("document.withdrawn")) {
                wanted.remove(text(payload, "sha256"));
            } else if (action.equals("documents.erased")) {
                erased = true;
            }
            return new Report.Step(link.seq(), text(entry, "at"), text(entry, "actor"), action, text(entry, "subject"));
        } catch (JsonProcessingException e) {
            return new Report.Step(link.seq(), "", "", "", "");
        }
    }

    /** The list of files says of the chains what the proofs say. */
    private void agree(JsonNode manifest, Proofs proofs) {
        if (!text(manifest, "caseNumber").equals(proofs.caseNumber()) || !proofs.chains().get(0).chain().equals(proofs.caseNumber())) {
            problems.add("清单与证明不是同一案件的");
        }
        Map<String, String> heads = new HashMap<>();
        manifest.path("chains").forEach(c -> heads.put(text(c, "chain"), text(c, "lastHash")));
        proofs.chains().stream().filter(c -> !c.lastHash().equals(heads.get(c.chain()))).forEach(c -> problems.add(c.chain() + "：清单中的链头与证明不一致"));
        proofs.chains().forEach(c -> heads.remove(c.chain()));
        heads.keySet().forEach(c -> problems.add(c + "：清单中有、证明中没有的审计链"));
        proofs.chains().stream().filter(c -> c.inclusions().isEmpty()).forEach(c -> remarks.add(c.chain() + "：导出时还没有存证"));
    }

    /** An anchor is made every day. */
    private void unusual(String madeAt, List<Anchor> anchors, AnchorTimes times) {
        times.setFarBack().ifPresent(n -> problems.add(Finding.ofAnchor(n, Flaw.ANCHOR_SET_BACK).words()));
        times.setBack().ifPresent(n -> remarks.add("第" + n + "号存证的时间早于前一号：系统的时钟调整过，只按较早的时间核对"));
        if (!anchors.isEmpty() && AnchorTimes.isLongBefore(anchors.get(anchors.size() - 1).madeAt(), madeAt)) {
            remarks.add("最后一号存证比导出早1天以上：系统停过，或者之后的存证被删去，请与公开栏的存证比对");
        }
    }

    private java.util.stream.Stream<String> documentNames() {
        return hashes.keySet().stream().filter(n -> n.startsWith(DOCUMENTS) && !n.equals(LIST)).sorted();
    }

    /** Documents are those that the chain says were added, and none that was not taken back is missing. */
    private void documents() {
        Set<String> there = new HashSet<>();
        documentNames().forEach(name -> {
            there.add(hashes.get(name));
            if (!added.contains(hashes.get(name))) {
                problems.add("材料与审计链中登记的校验值不符：" + name);
            }
        });
        if (!erased) {
            wanted.stream().filter(w -> !there.contains(w)).sorted().forEach(w -> problems.add("审计链中登记的材料缺失：校验值" + w));
        }
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText("");
    }

    private record LinkRest(List<Link> links) implements ChainCheck.Rest {

        @Override
        public java.util.OptionalLong after(String hash) {
            return links.stream().filter(l -> l.prev().equals(hash)).mapToLong(Link::seq).findFirst();
        }

        @Override
        public java.util.OptionalLong with(String hash) {
            return links.stream().filter(l -> l.hash().equals(hash)).mapToLong(Link::seq).findFirst();
        }
    }
}
