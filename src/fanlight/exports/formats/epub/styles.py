"""The style sheet of a book: little, so that a reader's own choices of font, size and colour stand."""

STYLE = """\
@namespace epub "http://www.idpf.org/2007/ops";
body { margin: 0 5%; line-height: 1.4; overflow-wrap: break-word; }
p { margin: 0 0 .8em; }
img { max-width: 100%; height: auto; }
hr { width: 40%; margin: 1.5em auto; border: 0; border-top: 1px solid; }
h1 { margin: 1.2em 0 .3em; font-size: 1.7em; line-height: 1.2; text-align: center; }
h2.heading { margin: 1.5em 0 1em; font-size: 1.3em; text-align: center; page-break-after: avoid; }
h2.toc-heading { margin: 1.5em 0 1em; font-size: 1.2em; text-align: center; page-break-after: avoid; }
div.byline, p.byline { margin: 0 0 1.5em; text-align: center; }
p.message { margin: 1.5em 0; font-size: .85em; text-align: center; }
p.label { margin: 1em 0 .2em; font-weight: bold; page-break-after: avoid; }
blockquote { margin: 0 0 1em 1em; }
blockquote.userstuff { margin: 0 0 1em; padding: 0 0 0 1em; border-left: 2px solid; }
div.endnote-link, p.back, p.tags { margin: 0 0 1em; font-size: .85em; }
dl.tags { margin: 1.5em 0; padding: .8em 1em; border: 1px solid; font-size: .85em; }
dl.tags dt { font-weight: bold; }
dl.tags dd { margin: 0 0 .5em; }
div.meta { margin-bottom: 1.5em; }
div.cover { margin: 0; text-align: center; page-break-after: always; }
div.cover img { max-height: 100%; }
ol.works { margin: 2em 1em; }
table { border-collapse: collapse; }
td, th { padding: .2em .5em; vertical-align: top; }
pre { white-space: pre-wrap; }
.big { font-size: 1.2em; }
.center { text-align: center; }
.picture { font-style: italic; }
span.was-p, span.was-div, span.was-blockquote, span.was-hr, span.was-ul, span.was-ol, span.was-li, span.was-dl,
span.was-dt, span.was-dd, span.was-table, span.was-tr, span.was-h1, span.was-h2, span.was-h3, span.was-h4,
span.was-h5, span.was-h6, span.was-pre, span.was-center, span.was-figure, span.was-details, span.was-summary
{ display: block; margin: 0 0 .8em; }
span.was-h1, span.was-h2, span.was-h3, .was-dt, .was-summary { font-weight: bold; }
span.was-hr { width: 40%; margin: 1.5em auto; border-top: 1px solid; }
"""
