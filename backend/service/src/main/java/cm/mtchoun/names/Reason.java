package cm.mtchoun.names;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One thing that counted for or against two names being one.
 *
 * @param code what it is
 * @param registered the words concerned of the registered name, folded; empty when none
 * @param listed the words concerned of the listed name, folded; empty when none
 */
public record Reason(Code code, String registered, String listed) {

    /** Each with its sentence in French and English; {@code {r}} and {@code {l}} stand for the words concerned. */
    public enum Code {
        SAME_NAME("Tous les mots sont les mêmes.", "All words are the same."),
        GLUED("« {r} » et « {l} » ne diffèrent que par les espaces.", "“{r}” and “{l}” differ in spaces only."),
        READ_DIFFERENTLY(
                "« {l} » est sans doute « {r} », mal lu sur l'image.",
                "“{l}” is most likely “{r}”, misread on the image."),
        DOUBTFUL_READING(
                "« {l} » pourrait être « {r} », mal lu sur l'image.", "“{l}” might be “{r}”, misread on the image."),
        TYPING_DIFFERENCE(
                "« {r} » et « {l} » diffèrent d'une lettre : faute de frappe ou autre personne ?",
                "“{r}” and “{l}” differ by one letter: a typing mistake, or somebody else?"),
        LETTER_NEIGHBOUR(
                "« {r} » et « {l} » se ressemblent mais sont souvent deux noms différents.",
                "“{r}” and “{l}” look alike but are often two different names."),
        DAMAGED(
                "« {l} » ressemble à « {r} », à plusieurs lettres près.",
                "“{l}” resembles “{r}”, several letters apart."),
        MAIDEN_NAME_ALONE(
                "Un seul côté donne aussi le nom d'époux ({r}{l}).",
                "Only one side also gives the married name ({r}{l})."),
        MARRIED_NAME_ALONE(
                "Un seul côté donne aussi le nom de naissance ({r}{l}).",
                "Only one side also gives the birth name ({r}{l})."),
        GIVEN_NAME_MISSING("La liste donne un prénom de plus : {l}.", "The list has one more given name: {l}."),
        GIVEN_NAME_EXTRA(
                "L'inscription donne un prénom de plus : {r}.", "The registration has one more given name: {r}."),
        SURNAME_MISSING("La liste donne un nom de plus : {l}.", "The list has one more surname: {l}."),
        SURNAME_EXTRA("L'inscription donne un nom de plus : {r}.", "The registration has one more surname: {r}."),
        NO_GIVEN_NAME("Aucun prénom ne permet de trancher.", "No given name to tell by."),
        ONLY_GIVEN_NAMES("Seuls des prénoms sont communs.", "Only given names are shared."),
        OTHER_SURNAME("Les noms diffèrent : « {r} » et « {l} ».", "The surnames differ: “{r}” and “{l}”."),
        OTHER_GIVEN_NAME(
                "Les prénoms diffèrent : « {r} » et « {l} » (un frère, une sœur ?).",
                "The given names differ: “{r}” and “{l}” (a brother or sister?)."),
        NUMERAL_MISSING("La liste ajoute « {l} ».", "The list adds “{l}”."),
        NUMERAL_EXTRA("L'inscription ajoute « {r} ».", "The registration adds “{r}”."),
        NUMERAL_DIFFERS(
                "« {r} » et « {l} » distinguent peut-être deux parents.",
                "“{r}” and “{l}” may tell two relatives apart."),
        INITIAL("Une initiale tient lieu de prénom.", "An initial stands for a given name."),
        STRAY_LETTERS("« {l} » est sans doute une tache ou un trait.", "“{l}” is most likely a speck or a line."),
        TOO_COMMON("Ce qui concorde est trop répandu pour suffire.", "What agrees is too common to be enough."),
        SEVERAL_DOUBTS("Plusieurs petites différences s'ajoutent.", "Several small differences add up."),
        ROWS_READ_AS_ONE(
                "La ligne lue porte deux noms ; celui-ci en est un.",
                "The line read holds two names; this is one of them."),
        UNREADABLE(
                "« {l} » est trop mal lu pour dire si c'est « {r} ».",
                "“{l}” is read too badly to tell whether it is “{r}”."),
        CLOSER_NAME(
                "Un autre nom de la même publication correspond mieux.",
                "Another name of the same publication fits better."),
        CLOSER_PERSON("Une autre personne inscrite correspond mieux.", "Another registered person fits better."),
        NOTHING_IN_COMMON("Ces noms n'ont rien en commun.", "These names have nothing in common.");

        private final String french;
        private final String english;

        Code(String french, String english) {
            this.french = french;
            this.english = english;
        }

        /** @return stable lower-case name for machines, such as {@code given_name_missing} */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Reason of(Code code) {
        return new Reason(code, "", "");
    }

    static Reason of(Code code, List<Word> registered, List<Word> listed) {
        return new Reason(code, join(registered), join(listed));
    }

    /** @return {@code registered} and {@code listed}, each only when not empty; in that order */
    public Map<String, String> data() {
        Map<String, String> data = new LinkedHashMap<>();
        if (!registered.isEmpty()) {
            data.put("registered", registered);
        }
        if (!listed.isEmpty()) {
            data.put("listed", listed);
        }
        return data;
    }

    /** @return a French sentence for an operator; holds parts of the names, so not for logs */
    public String french() {
        return code.french.replace("{r}", registered).replace("{l}", listed);
    }

    /** @return the same in English */
    public String english() {
        return code.english.replace("{r}", registered).replace("{l}", listed);
    }

    private static String join(List<Word> words) {
        return String.join(" ", words.stream().map(Word::text).toList());
    }
}
