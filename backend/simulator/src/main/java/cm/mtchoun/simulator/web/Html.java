package cm.mtchoun.simulator.web;

import io.vertx.ext.web.RoutingContext;

/** Plain, self-contained pages in one look; no script, nothing loaded from elsewhere. */
public final class Html {
    /** For pages of our own; {@code frame-src} lets the inbox show a mail. */
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; frame-src 'self'; form-action 'self';"
                    + " base-uri 'none'";

    private static final String LOOK =
            """
            :root{color-scheme:light;--ink:#16241d;--soft:#5b6b62;--line:#dbe4de;--green:#0b6b3a;--paper:#fff;--back:#f3f6f4}
            *{box-sizing:border-box}
            body{margin:0;background:var(--back);color:var(--ink);font:16px/1.5 system-ui,"Segoe UI",sans-serif}
            header{background:linear-gradient(90deg,#0b6b3a 0 33%,#b3202c 33% 66%,#e8b923 66%) top/100% 6px no-repeat,var(--paper);
              border-bottom:1px solid var(--line);padding:1.4rem 0 1rem}
            header>*,main{max-width:66rem;padding-inline:1rem}
            header>*,main{margin:0 auto}h1{font-size:1.5rem}h2{font-size:1.15rem;margin:0 0 .8rem}
            header p{color:var(--soft)}
            main{padding-block:1.2rem 3rem;display:grid;gap:1.2rem}
            section{background:var(--paper);border:1px solid var(--line);border-radius:12px;padding:1.2rem;min-width:0}
            label{display:block;font-weight:600;font-size:.92rem}
            label small{font-weight:400;color:var(--soft)}
            input,select,textarea{width:100%;font:inherit;font-weight:400;color:inherit;background:#fff;border:1px solid #9fb0a6;border-radius:8px;
              padding:.5rem .6rem;margin-top:.25rem}
            textarea{min-height:9rem;font-family:ui-monospace,monospace;font-size:.92rem}
            .row{display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:.8rem;margin:.8rem 0;align-items:end}
            button,.button{display:inline-block;font:inherit;font-weight:600;background:var(--green);color:#fff;border:0;
              border-radius:8px;padding:.55rem 1.1rem;cursor:pointer;text-decoration:none}
            button.plain{background:#e6ede8;color:var(--ink)}
            :focus-visible{outline:3px solid #e8b923;outline-offset:2px}
            table{width:100%;border-collapse:collapse;font-size:.95rem}
            th{text-align:left;color:var(--soft);font-weight:600;font-size:.85rem}
            th,td{padding:.5rem .5rem;border-bottom:1px solid var(--line);overflow-wrap:anywhere;vertical-align:top}
            a{color:var(--green)}
            .tag{background:#e6ede8;border-radius:99px;padding:.05rem .6rem;font-size:.82rem;white-space:nowrap}
            .ok{background:#e2f3e8;border-color:#9bd0b0}.bad{background:#fdeceb;border-color:#e3a29d}
            pre{white-space:pre-wrap;overflow-wrap:anywhere;font-size:.88rem;margin:0}
            iframe{width:100%;height:38rem;border:1px solid var(--line);border-radius:8px;background:#fff}
            form.inline{display:inline}form>:last-child{margin-bottom:0}
            """;

    private Html() {}

    /** Text made safe for element content and quoted attributes. */
    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** Answers with a whole page. {@code title} is text, {@code lead} and {@code main} are HTML. */
    public static void send(RoutingContext context, String title, String lead, String main) {
        String page =
                """
                <!DOCTYPE html>
                <html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <title>%s</title><link rel="icon" href="data:,"><style>%s</style></head>
                <body><header><h1>%s</h1><p>%s</p></header><main>%s</main></body></html>
                """
                        .formatted(escape(title), LOOK, escape(title), lead, main);
        context.response()
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .putHeader("Content-Security-Policy", POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Cache-Control", "no-store")
                .end(page);
    }
}
