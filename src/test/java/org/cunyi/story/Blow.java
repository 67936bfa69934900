package org.cunyi.story;

/** What a node is in the middle of when it is killed. */
enum Blow {

    /** completions of steps */
    STEPS,
    /** timers: the ends of many periods of notices */
    PERIODS,
    /** a conversation with the mail server */
    MAILS
}
