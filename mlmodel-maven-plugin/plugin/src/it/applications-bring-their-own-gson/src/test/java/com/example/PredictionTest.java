package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.stream.JsonReader;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.runtime.Model;
import io.github.mlmodel.runtime.Prediction;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictionTest {

    @TempDir
    Path folder;

    @Test
    void predictsFromRawColumns() {
        try (Model model = Model.fromClasspath("churn")) {
            Prediction prediction = model.predict(Map.of("age", 63, "income", 4588, "visits", 7, "plan", "basic"));

            String gson = JsonReader.class.getProtectionDomain().getCodeSource().getLocation().getPath();
            System.out.printf(
                    Locale.ROOT,
                    "With %s: %s, yes with %.4f%n",
                    gson.substring(gson.lastIndexOf('/') + 1),
                    prediction.label(),
                    prediction.probability("yes"));
        }
    }

    /** What Gson's own reader lets through, it lets through in other versions than others. */
    @Test
    void refusesDamagedFilesInTheSameWords() throws IOException {
        for (String file : new String[] {"model.onnx", "model.json"}) {
            try (InputStream in = Model.class.getResourceAsStream("/META-INF/mlmodel/churn/" + file)) {
                Files.copy(in, folder.resolve(file));
            }
        }
        Path json = folder.resolve("model.json");
        String whole = Files.readString(json);

        Files.writeString(json, whole.replace("\"format\": 2,", "\"format\": NULL,"));
        assertRefused(" cannot be read: it is no JSON in line 2.");
        Files.writeString(json, whole.substring(0, whole.indexOf("\"target\"") + 9));
        assertRefused(" cannot be read: it ends too early at target.");
        Files.writeString(json, whole.replace("\"kind\": \"categorical\"", "\"kind\": 7"));
        assertRefused(" is not as it must be: signature.columns[3].kind is 7, and must be one of numeric, date, categorical, text, image.");
    }

    private void assertRefused(String end) {
        MlModelException refusal = assertThrows(MlModelException.class, () -> Model.load(folder));
        assertEquals("model.json of " + folder + end, refusal.getMessage());
    }
}
