package org.cunyi.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cunyi.decision.Sheets.ZHANG;
import static org.cunyi.decision.Sheets.matter;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.cunyi.Client;
import org.cunyi.CunyiTest;
import org.cunyi.TestClock;
import org.cunyi.shared.Refusal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What holds of documents wherever their bytes lie: in the database, in a folder, in an S3-compatible store. */
@CunyiTest
class StoreContractTest {

    private static S3Server server;

    @TempDir
    private static Path folder;
    @LocalServerPort
    private int port;
    @Autowired
    private DatabaseStore database;
    @Autowired
    private DocumentRows rows;
    @Autowired
    private LooseContent loose;
    @Autowired
    private Intake intake;
    @Autowired
    private TransactionTemplate transaction;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private TestClock clock;

    private String number;
    private final byte[] photo = photo();
    private Watched store;
    private Shelf shelf;
    private Documents documents;

    @BeforeAll
    static void start() {
        server = new S3Server();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void begin() {
        number = new Client(port, "zhang-clerk").start(ZHANG, matter("public-welfare")).json().path("caseNumber").asText();
    }

    @AfterEach
    void time() {
        clock.reset();
    }

    private static byte[] photo() {
        byte[] noise = new byte[2_000_000];
        new Random(7).nextBytes(noise);
        return PngNoise.with(Papers.png(), noise);
    }

    private void use(String name) {
        use(name, event -> { });
    }

    private void use(String name, ApplicationEventPublisher events) {
        store = new Watched(switch (name) {
            case "folder" -> new FolderStore(folder.toString());
            case "s3" -> new S3Store(server.settings());
            default -> database;
        });
        Stores stores = new Stores(List.of(store), name);
        shelf = new Shelf(rows, stores, loose, transaction);
        documents = new Documents(rows, stores, shelf, intake, transaction, events, clock, 500);
    }

    private Document add() {
        return documents.add(number, null, 1, "photo", "现场.png", new ByteArrayInputStream(photo));
    }

    private long bytesOf(String id) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            store.real.write(id, out);
        } catch (IOException none) {
            return 0;
        }
        return out.size();
    }

    private int looseOnes() {
        return jdbc.sql("select count(*) from loose_content").query(Integer.class).single();
    }

    @ParameterizedTest
    @ValueSource(strings = {"database", "folder", "s3"})
    void what_was_kept_comes_back_as_it_was(String name) throws IOException {
        use(name);
        Document added = add();
        assertThat(added.store()).isEqualTo(name);
        Path file;
        try (Fetched fetched = documents.fetch(added)) {
            file = fetched.file();
            assertThat(file).hasBinaryContent(photo);
        }
        assertThat(file).doesNotExist();
        assertThat(looseOnes()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"database", "folder", "s3"})
    void where_the_act_fails_neither_row_nor_bytes_stay(String name) {
        use(name, event -> {
            throw new IllegalStateException("no audit line, no act");
        });
        assertThatThrownBy(this::add).hasMessageContaining("no audit line");
        assertThat(store.lastId).isNotNull();
        assertThat(rows.find(store.lastId)).isEmpty();
        assertThat(bytesOf(store.lastId)).isZero();
        assertThat(looseOnes()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"database", "folder", "s3"})
    void what_is_taken_back_loses_its_bytes_and_what_may_not_be_keeps_them(String name) {
        use(name);
        Document added = add();
        assertThatThrownBy(() -> documents.withdraw(added.id(), d -> {
            throw Refusal.notYours("不是您的");
        })).isInstanceOf(Refusal.class);
        assertThat(bytesOf(added.id())).isEqualTo(added.size());
        documents.withdraw(added.id(), d -> { });
        assertThat(bytesOf(added.id())).isZero();
        assertThat(rows.find(added.id()).orElseThrow().state()).isEqualTo("withdrawn");
        assertThat(looseOnes()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"database", "folder", "s3"})
    void bytes_that_are_not_what_was_kept_are_never_shown(String name) {
        use(name);
        Document damaged = add();
        damage(damaged.id());
        assertThatThrownBy(() -> documents.fetch(damaged)).isInstanceOf(Refusal.class).hasMessageContaining("校验值");
        Document lost = add();
        transaction.executeWithoutResult(t -> {
            try {
                store.real.drop(lost.id());
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        assertThatThrownBy(() -> documents.fetch(lost)).isInstanceOf(Refusal.class).hasMessageContaining("缺失");
    }

    private void damage(String id) {
        switch (store.name()) {
            case "folder" -> write(folder.resolve(id.substring(0, 2)).resolve(id));
            case "s3" -> server.overwrite("cunyi/" + id, new byte[] {1});
            default -> jdbc.sql("update document_chunk set bytes = ? where document_id = ? and position = 1").params(new byte[] {1}, id).update();
        }
    }

    private static void write(Path file) {
        try {
            Files.write(file, new byte[] {1});
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"folder", "s3"})
    void no_transaction_waits_for_a_store_outside_the_database(String name) {
        use(name);
        Document added = add();
        documents.fetch(added);
        documents.withdraw(added.id(), d -> { });
        assertThat(store.asked).containsExactly("put", "write", "drop");
        assertThat(store.inTransaction).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"folder", "s3"})
    void a_store_that_is_away_refuses_in_chinese_and_what_it_could_not_do_is_made_up_for(String name) {
        use(name);
        Document added = add();
        store.away = true;
        assertThatThrownBy(this::add).isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.kind()).isEqualTo(Refusal.Kind.UNAVAILABLE))
                .hasMessageContaining("材料存储暂时不能使用");
        assertThat(rows.of(List.of(number))).hasSize(1);
        assertThatThrownBy(() -> documents.fetch(added)).isInstanceOf(Refusal.class).hasMessageContaining("材料存储暂时不能使用");
        documents.withdraw(added.id(), d -> { });
        assertThat(bytesOf(added.id())).isEqualTo(added.size());
        assertThat(shelf.sweep()).isZero();
        store.away = false;
        assertThat(shelf.sweep()).isEqualTo(2);
        assertThat(bytesOf(added.id())).isZero();
        assertThat(looseOnes()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"folder", "s3"})
    void a_node_that_died_between_bytes_and_row_leaves_nothing_for_ever(String name) throws IOException {
        use(name);
        loose.expect("5b1c8f3e-died", name);
        store.put("5b1c8f3e-died", Files.write(folder.resolve("half"), photo));
        assertThat(shelf.sweep()).as("it may still be on its way").isZero();
        assertThat(bytesOf("5b1c8f3e-died")).isPositive();
        clock.plus(Duration.ofHours(2));
        assertThat(shelf.sweep()).isEqualTo(1);
        assertThat(bytesOf("5b1c8f3e-died")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"folder", "s3"})
    void whoever_was_too_slow_gets_no_row_without_bytes(String name) {
        use(name);
        store.afterPut = () -> {
            clock.plus(Duration.ofHours(2));
            shelf.sweep();
        };
        assertThatThrownBy(this::add).hasMessageContaining("given up");
        assertThat(rows.of(List.of(number))).isEmpty();
        assertThat(bytesOf(store.lastId)).isZero();
    }
}
