package org.cunyi.publicity.leak;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cunyi.publicity.leak.LeakScan.Kind;

/** What is said about a named person: the date of birth; health and relief (PIPL 28: sensitive). */
final class PersonFacts {

    private static final int LEAST_AGE = 14;
    private static final int REACH = 15;
    private static final String YEAR = "((?:19|20)\\d{2}|[一二][〇零○九]{1}[〇零○一二三四五六七八九]{2})";
    private static final String DATE = YEAR + "(?:年(?:[\\d一二三四五六七八九十]{1,3}月(?:[\\d一二三四五六七八九十]{1,3}[日号])?)?"
            + "|[-./]\\d{1,2}[-./]\\d{1,2}|(?:0\\d|1[0-2])[0-3]\\d)";
    private static final Pattern BIRTH = Pattern.compile("(?:出生日期|出生年月日?|出生时间|出生于|生于|生日|生辰)[为是:： ]{0,3}(?<told>" + DATE + ")"
            + "|(?<born>" + DATE + ") ?出生");
    private static final Pattern PAST = Pattern.compile("(?<=[男女])[，,、 ]{1,3}(?:[一-鿿]{1,3}族)?[，,、 ]{0,3}(?<told>" + DATE + ")"
            + "(?! ?(?:任|入党|参加|当选|至|起|在|到))|(?<born>" + DATE + ") ?生(?:[，,。、；;)）人]|$)");
    private static final Pattern BESIDE = Pattern.compile("^[，,、（( ]{1,3}(?<beside>" + DATE + ")(?=[，,、。）)；; \\n]|$)");
    private static final Pattern HEALTH = Pattern.compile("残疾|智力障碍|精神障碍|精神病|低保|五保|特困|贫困户|脱贫户|监测户|困难户|救助|孤儿|失独|患有?[一-鿿]{0,5}[病癌瘤症炎]|患病"
            + "|重病|大病|慢性病|[一-鿿]?癌|肿瘤|尿毒症|白血病|艾滋|抑郁症|瘫痪|透析|住院|手术|怀孕|流产|结扎|因病");

    private PersonFacts() {
    }

    static List<LeakHit> hits(String text, List<LeakHit> names, LocalDate today) {
        List<LeakHit> found = new ArrayList<>();
        births(BIRTH.matcher(text), LocalDate.MAX, found);
        births(PAST.matcher(text), today, found);
        for (LeakHit name : names) {
            besideName(text, name, today, found);
            if (name.kind() == Kind.PRIVATE_NAME) {
                health(text, name, found);
            }
        }
        return found.stream().distinct().toList();
    }

    private static void births(Matcher dates, LocalDate today, List<LeakHit> found) {
        while (dates.find()) {
            String group = dates.group("told") != null ? "told" : "born";
            if (isLongPast(dates.group(group), today)) {
                found.add(new LeakHit(Kind.BIRTH_DATE, dates.start(group), dates.end(group)));
            }
        }
    }

    /** 张三，1990年1月2日: a date long past right after a name. */
    private static void besideName(String text, LeakHit name, LocalDate today, List<LeakHit> found) {
        Matcher date = BESIDE.matcher(text.substring(name.end(), Math.min(text.length(), name.end() + 24)));
        if (date.find() && isLongPast(date.group("beside"), today)) {
            found.add(new LeakHit(Kind.BIRTH_DATE, name.end() + date.start("beside"), name.end() + date.end("beside")));
        }
    }

    private static boolean isLongPast(String date, LocalDate today) {
        return Character.digit(date.charAt(0), 10) < 0 || Integer.parseInt(date.substring(0, 4)) <= today.getYear() - LEAST_AGE;
    }

    private static void health(String text, LeakHit name, List<LeakHit> found) {
        int from = Math.max(lastBreak(text, name.start()), name.start() - REACH);
        int to = Math.min(nextBreak(text, name.end()), name.end() + REACH);
        Matcher words = HEALTH.matcher(text).region(from, to);
        while (words.find()) {
            found.add(new LeakHit(Kind.HEALTH, words.start(), words.end()));
        }
    }

    private static int lastBreak(String text, int at) {
        int from = at;
        while (from > 0 && at - from < REACH && "。；;\n".indexOf(text.charAt(from - 1)) < 0) {
            from--;
        }
        return from;
    }

    private static int nextBreak(String text, int at) {
        int to = at;
        while (to < text.length() && to - at < REACH && "。；;\n".indexOf(text.charAt(to)) < 0) {
            to++;
        }
        return to;
    }
}
