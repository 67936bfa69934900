package org.cunyi.publicity.leak;

import java.util.Locale;
import java.util.regex.Pattern;

/** Words on the left of a number that say what it is. */
final class NumberCue {

    private static final int REACH = 26;
    private static final Pattern SENTENCE_END = Pattern.compile("[。；;！？!?]");
    private static final Pattern LONG_NUMBER = Pattern.compile("\\d{6}");
    private static final Pattern CODE = Pattern.compile("(?:编号|编码|代码|单号|票号|发票|合同号?"
            + "|流水号?|序列号|设备号|户号|表号|凭证号?|档案?号|案号|注册号|批号|条码|条形码|型号|文号|工号|学号"
            + "|许可证号?|注册|登记号|宗地号?|图号|产权证号?|权证号?|执照号?|土地证号?|许可证号?|合格证号?|资格证号?|金额|总额|no|№|sn|isbn|#)[号码为是：:\\s（(.\\-\\w]{0,6}$");

    static final Pattern IDENTITY = Pattern.compile("身份|证件号|身分证|(?<![a-z])id");
    static final Pattern DISABILITY = Pattern.compile("残疾|残联|证号");
    static final Pattern CARD = Pattern.compile("银行|卡|账号|帐号|账户|帐户|开户|一折通|存折|收款|打款|转账|信用社|农商行|储蓄|card");
    static final Pattern MOBILE = Pattern.compile("电话|手机|联系|移动|微信|热线|咨询|致电|拨打|监督电|tel|phone|mob|weixin|wechat|vx|wx|☎|📱|📞");

    private NumberCue() {
    }

    /** A word of that kind stands a few words before, with neither a sentence's end nor another long number in between. */
    static boolean names(Pattern kind, NumberWindow window) {
        String before = before(window);
        var words = kind.matcher(before);
        int end = -1;
        while (words.find()) {
            end = words.end();
        }
        return end >= 0 && !SENTENCE_END.matcher(before.substring(end)).find() && !LONG_NUMBER.matcher(before.substring(end)).find();
    }

    /** 合同编号, 发票代码 …: directly before it, so it is the number of a thing. */
    static boolean isCodeOfThing(NumberWindow window) {
        return CODE.matcher(before(window)).find();
    }

    private static String before(NumberWindow window) {
        String text = window.text().substring(Math.max(0, window.start() - REACH), window.start());
        StringBuilder folded = new StringBuilder();
        text.codePoints().filter(sign -> !DigitSign.isInvisible(sign))
                .forEach(sign -> folded.appendCodePoint(sign >= 0xFF01 && sign <= 0xFF5E ? sign - 0xFEE0 : sign));
        return folded.toString().toLowerCase(Locale.ROOT);
    }
}
