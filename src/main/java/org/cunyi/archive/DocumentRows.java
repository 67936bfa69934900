package org.cunyi.archive;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of documents. None is ever deleted. */
@Component
class DocumentRows {

    private final JdbcClient jdbc;

    DocumentRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Document document) {
        jdbc.sql("insert into document (id, case_number, step, attempt, kind, name, media_type, size, sha256, original_sha256, store,"
                + " uploaded_by, uploaded_at, state) values (:id, :caseNumber, :step, :attempt, :kind, :name, :mediaType, :size, :sha256, :originalSha256, :store,"
                + " :uploadedBy, :uploadedAt, :state)").paramSource(document).update();
    }

    Optional<Document> find(String id) {
        return jdbc.sql("select * from document where id = ?").param(id).query(Document.class).optional();
    }

    /** Holds it until the end of the transaction: withdrawing it and completing the step that needs it wait for each other. */
    Optional<Document> hold(String id) {
        return jdbc.sql("select * from document where id = ? for update").param(id).query(Document.class).optional();
    }

    List<Document> holdKept(String caseNumber, String step) {
        return jdbc.sql("select * from document where case_number = ? and step = ? and state = 'kept' order by id for update")
                .params(caseNumber, step).query(Document.class).list();
    }

    List<Document> holdAll(String caseNumber) {
        return jdbc.sql("select * from document where case_number = ? order by id for update").param(caseNumber).query(Document.class).list();
    }

    List<Document> of(Collection<String> caseNumbers) {
        return jdbc.sql("select * from document where case_number in (:cases) order by number").param("cases", caseNumbers).query(Document.class).list();
    }

    /** Of a case and of the cases it called. */
    List<Document> ofFamily(String caseNumber) {
        return jdbc.sql("select d.* from document d join case_file c on c.case_number = d.case_number where c.case_number = ?"
                + " or c.parent_case_number = ? order by d.number").params(caseNumber, caseNumber).query(Document.class).list();
    }

    int count(String caseNumber) {
        return jdbc.sql("select count(*) from document where case_number = ? and state = 'kept'").param(caseNumber).query(Integer.class).single();
    }

    void withdraw(String id, String by, OffsetDateTime at) {
        jdbc.sql("update document set state = 'withdrawn', withdrawn_by = ?, withdrawn_at = ? where id = ?").params(by, at, id).update();
    }

    /** A file's name may name a person. */
    void rename(String caseNumber, String name) {
        jdbc.sql("update document set name = ? where case_number = ?").params(name, caseNumber).update();
    }
}
