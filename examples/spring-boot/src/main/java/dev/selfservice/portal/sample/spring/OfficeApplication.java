// SPDX-License-Identifier: Apache-2.0
// Copyright the Selfservice Portal contributors

package dev.selfservice.portal.sample.spring;

import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;

/** The application: files a request, approves it, waits until it is delivered and prints each step. */
@SpringBootApplication(proxyBeanMethods = false)
public class OfficeApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(OfficeApplication.class, arguments).close();
    }

    @Bean
    @Profile("!test")
    CommandLineRunner day(AccessDesk desk) {
        return arguments -> desk.run(System.out::println);
    }
}
