package org.cunyi.publicity.leak;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cunyi.publicity.leak.LeakScan.Kind;

/** E-mail addresses, and addresses down to a door: a group with a number, a street with a number, a building with a room. */
final class PlaceScan {

    private static final int LONGEST_USER = 64;
    private static final Pattern EMAIL = Pattern.compile(
            "[A-Za-z0-9._%+\\-]{1,64}+@[A-Za-z0-9\\-]{1,63}+(?:\\.[A-Za-z\\d\\-]{1,63}+){1,4}");
    /** Addresses are looked for where every numeral, also a Han one, has become a 0. */
    private static final String N = "0{1,5}+";
    private static final String SUB = "(?:[-—之]" + N + ")?";
    /** A number that is not a house: of a document, a plot, a well, a lot in a tender. */
    private static final String HOUSE = "号(?!机|井|线|文|令|地|宗|标|桥|涵|坑|渠|塘|池|仓|变|杆|点|灯|泵|闸|库|车|工|项|图|公|通|决|会|票|码|议|提|水|山|林|摄|监"
            + "|卡)(?:附" + N + "号)?";
    private static final String BLOCK = "(?:栋|幢|号楼|座|#)";
    private static final String ROOM = " ?" + N + SUB + "[室号房]";
    private static final String BUILDING = "(?: ?" + N + BLOCK + "(?: ?" + N + "单元)?(?: ?" + N + "[层楼])?" + ROOM
            + "| ?" + N + BLOCK + " ?" + N + "单元 ?" + N + "| ?" + N + "单元" + ROOM + ")";
    private static final Pattern HOME = Pattern.compile("(?<!0)(?:" + N + "(?:村民小组|小组|组|社|队|屯)[附 ]?" + N + SUB + HOUSE
            + "|(?<=[路街巷弄]|大道|胡同)" + N + SUB + HOUSE + BUILDING + "?"
            + "|(?<=[村寨湾坝沟坪庄苑]|社区|院子|大院|小区|花园|安置点|聚居点|公寓)" + N + SUB + HOUSE + BUILDING + "?"
            + "|(?<=门牌|门牌号)" + N + SUB + "号|" + BUILDING.replaceFirst(" \\?", "") + ")");
    private static final Pattern TOLD = Pattern.compile("(?:家庭住址|家庭地址|现?住址|户籍所在地|户籍地址?|现?居住地址?|居住在|家住|现住|住在|门牌号码?)[为是在于:： ]{0,3}"
            + "(?=[^，。；\\n]{0,30}[省市县区镇乡村组社路街巷号])(?<place>[一-鿿\\d][一-鿿\\d# \\-]{2,40})");
    private static final int LONGEST_NAME = 12;
    /** Where a place's name does not go on to the left. */
    private static final String NO_PLACE = "住在于址为是系由到从至对向与和及的等户";
    private static final Pattern OFFICE_BEFORE = Pattern.compile("(?:办公|接待|领取|会议|开会|投票|报名|受理|办事|集中|查阅|收件|邮寄|来信|举报|监督|开标|培训|活动|服务)"
            + "[一-鿿]{0,4}(?:地址|地点|场所|电话)?[为是在于:： (]{0,3}[一-鿿]{0,12}$"
            + "|(?:站|中心|公司|政府|委员会|村委会|居委会|大厅|局|医院|卫生院|学校|小学|中学|银行|派出所|会议室)[(， ]{0,2}(?:地址[:：])?[一-鿿]{0,8}$");
    private static final Pattern OFFICE_AFTER = Pattern.compile("^[，( ]{0,2}[一-鿿]{0,8}(?:村委会|居委会|委员会|政府|办公|服务中心|服务站|大厅|活动室|会议室|党群|派出所|信用社"
            + "|银行|卫生院|卫生室|学校|小学|幼儿园|合作社|公司|邮政|法院|检察|财政|农经|民政)");

    private final String text;
    private final List<LeakHit> hits = new ArrayList<>();

    private PlaceScan(String text) {
        this.text = text;
    }

    static List<LeakHit> hits(String text) {
        PlaceScan scan = new PlaceScan(text);
        scan.mails();
        scan.told();
        scan.homes();
        return scan.hits;
    }

    private void mails() {
        for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
            Matcher mail = EMAIL.matcher(text).region(userStart(at), text.length());
            if (mail.lookingAt()) {
                hits.add(new LeakHit(Kind.EMAIL, mail.start(), mail.end()));
            }
        }
    }

    private int userStart(int at) {
        int start = at;
        while (start > 0 && at - start < LONGEST_USER && text.charAt(start - 1) < 0x7F
                && (Character.isLetterOrDigit(text.charAt(start - 1)) || "._%+-".indexOf(text.charAt(start - 1)) >= 0)) {
            start--;
        }
        return start;
    }

    private void told() {
        Matcher places = TOLD.matcher(text);
        while (places.find()) {
            add(places.start("place"), places.end());
        }
    }

    private void homes() {
        StringBuilder shape = new StringBuilder(text);
        for (int at = 0; at < shape.length(); at++) {
            char sign = shape.charAt(at);
            if (DigitSign.value(sign) >= 0 || sign == '十' || sign == '百') {
                shape.setCharAt(at, '0');
            }
        }
        Matcher homes = HOME.matcher(shape);
        while (homes.find()) {
            add(withPlaceName(homes.start()), homes.end());
        }
    }

    /** Takes in the names of township, village, street that stand before it. */
    private int withPlaceName(int at) {
        int start = at;
        while (start > 0 && at - start < LONGEST_NAME && NameSpot.isHan(text, start - 1) && NO_PLACE.indexOf(text.charAt(start - 1)) < 0) {
            start--;
        }
        return start;
    }

    private void add(int start, int end) {
        String before = text.substring(Math.max(0, start - 24), start);
        String after = text.substring(end, Math.min(text.length(), end + 16));
        if (!OFFICE_BEFORE.matcher(before).find() && !OFFICE_AFTER.matcher(after).find()) {
            hits.add(new LeakHit(Kind.ADDRESS, start, end));
        }
    }
}
