package cm.mtchoun.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TemplateTest {
    @Property
    void noValueLeavesItsPlaceInHtml(@ForAll String value) {
        String html = Template.html("<p title=\"{{a}}\">{{a}}</p>").render(Map.of("a", value));

        assertThat(html).startsWith("<p title=\"").endsWith("</p>");
        assertThat(html.substring(10, html.length() - 4).replaceFirst("\">", ""))
                .doesNotContain("<", ">", "\"", "'");
    }

    @Property
    void noValueLeavesItsLineInText(@ForAll String value) {
        assertThat(Template.plain("a {{a}} b").render(Map.of("a", value)).lines())
                .hasSize(1);
    }

    @Property
    void noValueIsReadAsATemplate(@ForAll String value) {
        String hostile = value + "{{secret}}{{#a}}x{{/a}}$1\\";

        assertThat(Template.plain("{{a}}").render(Map.of("a", hostile, "secret", "s3cret")))
                .contains("{{secret}}{{#a}}x{{/a}}$1\\");
    }

    @Test
    void keepsASectionOnlyWhenThereIsAValueAndItsOppositeOnlyWhenNot() {
        Template template =
                Template.plain("{{#place}}at {{place}}{{#hours}}, {{hours}}{{/hours}}{{/place}}{{^place}}?{{/place}}");

        assertThat(template.render(Map.of("place", "A", "hours", "9-16"))).isEqualTo("at A, 9-16");
        assertThat(template.render(Map.of("place", "A"))).isEqualTo("at A");
        assertThat(template.render(Map.of("hours", "9-16"))).isEqualTo("?");
    }

    @Test
    void aTagOnItsOwnLineLeavesNoEmptyLine() {
        assertThat(Template.plain("a\n{{#b}}\nb\n{{/b}}\nc\n").render(Map.of())).isEqualTo("a\nc\n");
    }

    @Test
    void aMissingValueIsAnErrorRatherThanAHoleInAMail() {
        assertThatThrownBy(() -> Template.plain("{{name}}").render(Map.of())).hasMessage("no value for {{name}}");
    }
}
