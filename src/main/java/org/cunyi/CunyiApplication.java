package org.cunyi;

import org.cunyi.org.ImportCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class CunyiApplication {
    public static void main(String[] args) {
        SpringApplication.run(CunyiApplication.class, ImportCommand.startArguments(args));
    }
}
