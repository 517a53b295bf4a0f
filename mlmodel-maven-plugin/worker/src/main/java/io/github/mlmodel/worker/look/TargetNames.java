package io.github.mlmodel.worker.look;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How much a column's name says that it is what people predict. */
final class TargetNames {

    /** What people call a target, whatever it is of. */
    private static final Set<String> GENERIC = words("""
            target targets label labels class classes classification outcome response result output category
            ziel zielwert zielvariable klasse kategorie etikett ergebnis
            cible classe categorie etiquette resultat
            objetivo clase categoria etiqueta resultado rotulo alvo
            obiettivo etichetta risultato doel klas uitkomst cel klasa etykieta hedef sinif etiket
            цель целевая класс метка категория результат
            标签 类别 目标 分类 标记 情感 ラベル クラス 目的変数 라벨 클래스 분류
            """);

    /** What public sets and many projects predict. */
    private static final Set<String> USUAL = words("""
            sentiment polarity species survived churn churned exited attrition fraud is_fraud fraudulent spam diagnosis
            defaulted default loan_status approved approval price sale_price median_house_value medv house_value cnt
            charges quality income salary mpg stars deposit subscribed cancelled canceled is_canceled converted conversion
            clicked is_click purchased bought won winner readmitted stroke disease heart_disease death died deceased
            death_event alive failure failed machine_failure fault faults defect defects defective anomaly is_anomaly attack
            intrusion toxic hate emotion intent topic genre rings strength yield demand sales revenue consumption
            delay arr_delay trip_duration fare_amount satisfaction satisfied rain_tomorrow acceptability poisonous edible
            condition prognosis risk credit_risk grade final_grade g3 rating score verdict variety rent wage
            prix preis miete precio preco prezzo prijs cena sprache umsatz vente ventes ventas kuendigung gekuendigt
            kündigung gekündigt betrug verkaufspreis kaufpreis цена 价格 价钱 房价 評価 評分 评分 가격 価格
            """);

    /** What is predicted where it is the whole name, and part of many others. */
    private static final Set<String> ALONE = Set.of("y", "count", "left", "cost", "value", "type", "status");

    /** What describes a row, and is hardly ever predicted. */
    private static final Set<String> DESCRIBING = words("""
            id ids uuid guid key index idx no nr number num row rowid unnamed name names surname firstname date datum time
            timestamp ts created updated year month day week weekday hour minute lat lon lng latitude longitude zip zipcode
            postcode plz phone email url link ip user username customer age gender sex country city state region district
            street address source file retweet retweets followers friends confidence gold timezone
            """);

    /** Said of what is either so or not. */
    private static final Set<String> WHETHER = Set.of("is", "has", "was", "will", "did", "ist", "hat");

    private static final int GENERIC_NAME = 60;
    /** Points for what many people predict, and no less where it is what all call a target. */
    static final int USUAL_NAME = 50;

    private static final int GENERIC_END = 40;
    private static final int USUAL_END = 32;
    private static final int GENERIC_WORD = 25;
    private static final int USUAL_WORD = 18;
    private static final int WHETHER_WORD = 12;
    private static final int DESCRIBING_WORD = -25;

    private TargetNames() {}

    private static Set<String> words(String lines) {
        return Stream.of(lines.split("\\s+", -1))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Returns points: many for a target's name, fewer for one of which a word is a target's, some below zero for others. */
    static int points(String name) {
        List<String> words = wordsOf(name);
        String all = String.join("_", words);
        if (words.isEmpty()) {
            return 0;
        }
        if (GENERIC.contains(all)) {
            return GENERIC_NAME;
        }
        if (ALONE.contains(all) || USUAL.contains(all) || USUAL.contains(String.join("", words))) {
            return USUAL_NAME;
        }
        String last = words.get(words.size() - 1);
        if (GENERIC.contains(last)) {
            return GENERIC_END;
        }
        if (USUAL.contains(last)) {
            return USUAL_END;
        }
        if (DESCRIBING.contains(last)) {
            return DESCRIBING_WORD;
        }
        if (words.stream().anyMatch(GENERIC::contains)) {
            return GENERIC_WORD;
        }
        if (words.stream().anyMatch(USUAL::contains)) {
            return USUAL_WORD;
        }
        return words.size() > 1 && WHETHER.contains(words.get(0)) ? WHETHER_WORD : 0;
    }

    /** Returns the words of a name, which may be joined as in {@code salePrice} or {@code sale_price}. */
    static List<String> wordsOf(String name) {
        String apart = name.replaceAll("(?<=[\\p{Ll}\\d])(?=\\p{Lu})", " ").replaceAll("[^\\p{L}\\p{N}]+", " ");
        return Stream.of(apart.strip().toLowerCase(Locale.ROOT).split(" ", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
