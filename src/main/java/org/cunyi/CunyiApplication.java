package org.cunyi;

import java.util.TimeZone;
import org.cunyi.audit.DatabaseCommand;
import org.cunyi.audit.proof.VerifyCommand;
import org.cunyi.org.ImportCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class CunyiApplication {
    public static void main(String[] args) {
        if (VerifyCommand.isMeant(args)) {
            System.exit(VerifyCommand.run(ImportCommand.out(), args));
        }
        // The engine keeps times without a zone: every node has to mean the same one, whatever machine it runs on.
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Shanghai"));
        if (DatabaseCommand.isMeant(args)) {
            System.exit(DatabaseCommand.run(ImportCommand.out(), args));
        }
        SpringApplication.run(CunyiApplication.class, ImportCommand.startArguments(args));
    }
}
