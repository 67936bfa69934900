package org.cunyi.workflow.web;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.PrintWriter;
import java.io.Writer;

/** Lets an answer through as it is written and keeps an error back, status and words, so that the door can say it in its own. */
class ErrorsHeld extends HttpServletResponseWrapper {

    private int error;

    ErrorsHeld(HttpServletResponse response) {
        super(response);
    }

    /** The status of the error that was kept back, 0 where there is none. */
    int error() {
        return error;
    }

    private boolean hold(int status) {
        if (status >= SC_BAD_REQUEST) {
            error = status;
        }
        return error > 0;
    }

    @Override
    public void setStatus(int status) {
        if (!hold(status)) {
            super.setStatus(status);
        }
    }

    @Override
    public int getStatus() {
        return error > 0 ? error : super.getStatus();
    }

    @Override
    public void sendError(int status) {
        hold(status);
    }

    @Override
    public void sendError(int status, String message) {
        hold(status);
    }

    @Override
    public void setContentLength(int length) {
        if (error == 0) {
            super.setContentLength(length);
        }
    }

    @Override
    public void setContentLengthLong(long length) {
        if (error == 0) {
            super.setContentLengthLong(length);
        }
    }

    @Override
    public void setContentType(String type) {
        if (error == 0) {
            super.setContentType(type);
        }
    }

    @Override
    public void setHeader(String name, String value) {
        if (error == 0) {
            super.setHeader(name, value);
        }
    }

    @Override
    public void addHeader(String name, String value) {
        if (error == 0) {
            super.addHeader(name, value);
        }
    }

    @Override
    public void flushBuffer() throws java.io.IOException {
        if (error == 0) {
            super.flushBuffer();
        }
    }

    @Override
    public PrintWriter getWriter() throws java.io.IOException {
        return error == 0 ? super.getWriter() : new PrintWriter(Writer.nullWriter());
    }

    @Override
    public ServletOutputStream getOutputStream() throws java.io.IOException {
        return error == 0 ? super.getOutputStream() : new Nowhere();
    }

    private static final class Nowhere extends ServletOutputStream {

        @Override
        public void write(int b) {
            // the engine's own words of an error
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new IllegalStateException("written as a whole");
        }
    }
}
