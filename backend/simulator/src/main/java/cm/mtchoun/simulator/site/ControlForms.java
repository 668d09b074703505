package cm.mtchoun.simulator.site;

import static cm.mtchoun.simulator.web.Html.escape;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The forms of the control page, in French. */
final class ControlForms {
    private ControlForms() {}

    static String publish() {
        return """
                <section><h2>Publier un communiqué</h2><form method="post" action="/control/publish">
                <label>Noms <small>(un par ligne, comme imprimés : NOM Prénom ; vide et sans autres noms : un avis sans liste)</small>
                <textarea name="names" placeholder="NGONO MBALLA Marie-Claire&#10;ETO'O épse NANA Benoîte"></textarea></label>
                <div class="row">
                <label>Autres noms au hasard <input name="others" type="number" min="0" max="1900" value="40"></label>
                <label>Date <small>(vide : aujourd'hui)</small> <input name="date" type="date"></label>
                <label>Numérisation <select name="level"><option value="clean">nette</option>
                <option value="scan" selected>scanner</option><option value="poor">mauvais scanner</option>
                <option value="photo">photo</option></select></label>
                <label>Mise en page <select name="layout"><option value="list">liste</option>
                <option value="table">tableau</option><option value="two">deux colonnes</option></select></label>
                <label>Couleurs <select name="tint"><option value="colour">couleur</option>
                <option value="grey">gris</option></select></label>
                <label>Graine <small>(vide : au hasard)</small> <input name="seed" type="number"></label>
                </div><button>Publier</button></form></section>
                """;
    }

    static String faults(Faults faults) {
        return """
                <section><h2>Pannes</h2><p>Page : <b>%s</b> · Images : <b>%s</b></p>
                <form method="post" action="/control/fault"><div class="row">
                <label>Quoi <select name="target"><option value="page">la page</option>
                <option value="images">les images</option></select></label>
                <label>Panne <select name="fault">%s</select></label>
                <label>Secondes <small>(lenteur, Retry-After)</small>
                <input name="seconds" type="number" min="0" max="600" value="10"></label>
                <label>Fois <small>(vide : jusqu'à réparation)</small> <input name="times" type="number" min="1"></label>
                </div><button>Mettre en panne</button></form>
                <form method="post" action="/control/heal"><p><button class="plain">Tout réparer</button></p></form></section>
                """
                .formatted(
                        escape(faults.get(Target.PAGE).fault().label()),
                        escape(faults.get(Target.IMAGES).fault().label()),
                        options());
    }

    private static String options() {
        return Arrays.stream(Fault.values())
                .map(fault -> "<option value=\"%s\">%s</option>"
                        .formatted(fault.name().toLowerCase(Locale.ROOT), escape(fault.label())))
                .collect(Collectors.joining());
    }
}
