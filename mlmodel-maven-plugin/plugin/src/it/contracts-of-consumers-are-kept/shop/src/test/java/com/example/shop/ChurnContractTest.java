package com.example.shop;

import io.github.mlmodel.junit.ModelContract;
import io.github.mlmodel.junit.ModelRows;
import io.github.mlmodel.junit.ModelTest;
import io.github.mlmodel.junit.RowsFile;
import org.junit.jupiter.api.Test;

// begin: contract
@ModelTest("churn")
class ChurnContractTest {

    @Test
    void ourCustomersAreRecognised(ModelContract contract, @RowsFile("our-customers.csv") ModelRows customers) {
        contract.on(customers).predictsActual();
    }
}
// end: contract
