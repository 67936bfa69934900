package org.cunyi.publicity.leak;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/** How far some characters can be believed to be a person's name. */
final class NameBook {

    /** What least is asked depends on the words beside it: behind 户主： nearly anything, in the middle of a sentence only a usual name. */
    enum Belief {
        NONE, LABELLED, UNUSUAL, PLAUSIBLE, STRONG
    }

    private static final WordLists NAMES = new WordLists("names.txt");
    private static final BitSet COMMON = signs(NAMES.signs("surnames"));
    private static final BitSet RARE = signs(NAMES.signs("surnames like words"));
    private static final Set<String> COMPOUND = Set.of(NAMES.words("surnames of two").split(" "));
    private static final BitSet COMPOUND_SIGNS = signs(String.join("", COMPOUND));
    private static final BitSet GIVEN = signs(NAMES.signs("given"));
    private static final BitSet NEVER = signs(NAMES.signs("never given"));
    private static final BitSet ORGANISATION = signs(NAMES.signs("organisation"));
    private static final Set<String> LONGER_WORDS = Set.of(NAMES.words("words of three").split(" "));
    private static final Set<String> WORDS = new HashSet<>();
    private static final Set<String> ENDS = new HashSet<>();

    static {
        for (String group : NAMES.words("words").split(" ")) {
            group.chars().skip(1).forEach(second -> WORDS.add("" + group.charAt(0) + (char) second));
        }
        for (String group : NAMES.words("word ends").split(" ")) {
            group.chars().skip(1).forEach(first -> ENDS.add("" + (char) first + group.charAt(0)));
        }
    }

    private NameBook() {
    }

    private static BitSet signs(String text) {
        BitSet signs = new BitSet();
        text.chars().forEach(signs::set);
        return signs;
    }

    static boolean isSurname(char sign) {
        return COMMON.get(sign) || RARE.get(sign);
    }

    /** Quick: whether a surname, also one of two characters, can begin with that character. */
    static boolean mayBegin(char sign) {
        return isSurname(sign) || COMPOUND_SIGNS.get(sign);
    }

    /** @return 2 where the name begins with a compound surname, else 1 */
    static int surnameLength(String name) {
        return name.length() > 2 && COMPOUND.contains(name.substring(0, 2)) ? 2 : 1;
    }

    /** 农田, 资金: the second of these characters ends a word, so it begins no name. */
    static boolean isWordEnd(char before, char surname) {
        return ENDS.contains("" + before + surname);
    }

    static Belief belief(String name) {
        int surname = surnameLength(name);
        String given = name.substring(surname);
        boolean han = given.chars().allMatch(Character::isIdeographic);
        if (given.isEmpty() || given.length() > 2 || !han || surname == 1 && !isSurname(name.charAt(0)) || count(given, ORGANISATION) > 0
                || LONGER_WORDS.contains(name)) {
            return Belief.NONE;
        }
        if (count(given, NEVER) > 0) {
            boolean oneOfTwo = given.length() == 2 && count(given, NEVER) == 1;
            return oneOfTwo && (surname == 2 || COMMON.get(name.charAt(0))) ? Belief.LABELLED : Belief.NONE;
        }
        boolean usual = count(given, GIVEN) == given.length();
        return surname == 2 ? usual ? Belief.STRONG : Belief.PLAUSIBLE : ofOneSurname(name, usual);
    }

    private static Belief ofOneSurname(String name, boolean usual) {
        boolean rare = RARE.get(name.charAt(0));
        boolean word = WORDS.contains(name.substring(0, 2));
        if (name.length() == 2) {
            return word || rare ? Belief.LABELLED : usual ? Belief.STRONG : Belief.UNUSUAL;
        }
        if (rare || word) {
            return usual ? Belief.PLAUSIBLE : Belief.NONE;
        }
        return usual ? Belief.STRONG : Belief.PLAUSIBLE;
    }

    private static long count(String text, BitSet signs) {
        return text.chars().filter(signs::get).count();
    }
}
