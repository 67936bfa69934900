package org.cunyi;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class CunyiApplication {
    public static void main(String[] args) {
        SpringApplication.run(CunyiApplication.class, args);
    }
}
