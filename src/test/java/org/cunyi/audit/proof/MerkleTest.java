package org.cunyi.audit.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tree of RFC 6962 against the vectors of Certificate Transparency's own reference implementation. */
class MerkleTest {

    /** The inputs of certificate-transparency's merkle_tree_test. */
    private static final List<byte[]> INPUTS = Stream.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657",
            "606162636465666768696a6b6c6d6e6f").map(Hashes::bytes).toList();

    private static List<byte[]> leaves(int count) {
        return INPUTS.subList(0, count).stream().map(Merkle::leaf).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"})
    void roots_are_those_of_the_reference_implementation(int size, String root) {
        assertThat(Hashes.hex(Merkle.root(leaves(size)))).isEqualTo(root);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "0 | 1 | ''",
        "0 | 8 | 96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e 6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        "5 | 8 | bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0 d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "2 | 3 | fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "1 | 5 | 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"})
    void paths_are_those_of_the_reference_implementation(int index, int size, String path) {
        assertThat(Merkle.path(index, leaves(size)).stream().map(Hashes::hex).toList())
                .isEqualTo(path.isEmpty() ? List.of() : List.of(path.split(" ")));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 13, 100, 257, 513})
    void every_leaf_is_led_to_the_root_by_its_path_and_no_other_leaf_place_or_path_is(int size) {
        List<byte[]> leaves = IntStream.range(0, size).mapToObj(i -> Merkle.leaf(new byte[] {(byte) i, (byte) (i >> 8)})).toList();
        byte[] root = Merkle.root(leaves);
        for (int i = 0; i < size; i++) {
            List<byte[]> path = Merkle.path(i, leaves);
            assertThat(Merkle.rootOver(leaves.get(i), i, size, path)).isEqualTo(root);
            assertThat(Merkle.rootOver(Merkle.leaf(new byte[] {9, 9, 9}), i, size, path)).isNotEqualTo(root);
            List<byte[]> longer = new ArrayList<>(path);
            longer.add(root);
            int at = i;
            assertThatThrownBy(() -> Merkle.rootOver(leaves.get(at), at, size, longer)).isInstanceOf(IllegalArgumentException.class);
            if (!path.isEmpty()) {
                assertThatThrownBy(() -> Merkle.rootOver(leaves.get(at), at, size, path.subList(1, path.size()))).isInstanceOf(
                        IllegalArgumentException.class);
            }
        }
        assertThatThrownBy(() -> Merkle.rootOver(root, size, size, List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_node_does_not_pass_for_a_leaf() {
        List<byte[]> leaves = leaves(2);
        byte[] joined = new byte[64];
        System.arraycopy(leaves.get(0), 0, joined, 0, 32);
        System.arraycopy(leaves.get(1), 0, joined, 32, 32);
        assertThat(Merkle.leaf(joined)).isNotEqualTo(Merkle.root(leaves));
    }
}
