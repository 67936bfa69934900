package org.cunyi.audit.proof;

/** A file that is no archive of a case, or that was made to do harm; the message is Chinese. */
public class Unreadable extends Exception {

    public Unreadable(String message) {
        super(message);
    }

    public Unreadable(String message, Throwable cause) {
        super(message, cause);
    }
}
