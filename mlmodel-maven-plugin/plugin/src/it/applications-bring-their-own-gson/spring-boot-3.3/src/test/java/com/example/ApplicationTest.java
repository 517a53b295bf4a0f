package com.example;

import org.junit.jupiter.api.Test;

class ApplicationTest {

    @Test
    void predictsWhenItStarts() {
        Application.main(new String[0]);
    }
}
