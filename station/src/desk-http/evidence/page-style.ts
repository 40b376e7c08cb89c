/*
 * A page that stands alone fetches no font: it takes those of the reader's machine. On paper the
 * line and the class stand on every sheet, because the head of a table repeats where a page breaks,
 * in every browser; the number of the sheet stands in its margin where the browser knows margins.
 */
const screen = `
*{box-sizing:border-box;margin:0}
html{font:15px/1.5 "Noto Sans",system-ui,sans-serif;color:#191b1f;background:#fff}
html:lang(ar){font-size:16px;line-height:1.7}
body{max-width:48rem;margin:0 auto;padding:1rem 1.25rem 3rem}
.sheet{width:100%;border-collapse:collapse}
.sheet>thead>tr>td,.sheet>tbody>tr>td,.sheet>tfoot>tr>td{padding:0}
.running{display:flex;gap:1rem;justify-content:space-between;align-items:baseline;padding:.3rem 0;
 border-bottom:1px solid #191b1f;font-size:.85rem}
tfoot .running{border:0;border-top:1px solid #888;color:#45494f}
.class{font-weight:600;letter-spacing:.04em}
:lang(ar) .class,.class:lang(ar){letter-spacing:0}
h1{font-size:1.35rem;line-height:1.35;margin:1.2rem 0 .3rem}
h2{font-size:1.05rem;margin:1.8rem 0 .4rem;border-top:2px solid #191b1f;padding-top:.5rem;
 break-after:avoid}
.about{max-width:40rem}
dl{display:grid;align-items:baseline;grid-template-columns:max-content minmax(0,1fr);
 gap:.1rem 1rem;margin:.6rem 0}
dt{color:#45494f;font-size:.85rem}
dd{overflow-wrap:anywhere}
article{border-top:1px solid #191b1f;padding:.6rem 0 1rem;margin-top:1rem}
article[data-class]:not([data-class="0"]){border-inline-start:5px double #4c3391;
 padding-inline-start:.8rem;box-decoration-break:clone;-webkit-box-decoration-break:clone}
article[data-class="2"]{border-inline-start-color:#0b4f5c}
.mark{font-weight:700;letter-spacing:.06em;text-transform:uppercase;color:#4c3391}
:lang(ar) .mark{letter-spacing:0}
article[data-class="2"] .mark{color:#0b4f5c}
article dl,article .mark,article h3{break-inside:avoid;break-after:avoid}
article .mark:last-child{break-before:avoid;break-after:auto}
h3{font-size:.85rem;font-weight:600;color:#45494f;margin:.7rem 0 .1rem;break-after:avoid}
.said{white-space:pre-wrap;overflow-wrap:anywhere;orphans:3;widows:3;text-align:start}
.said:lang(ar){font-size:1.1rem;line-height:1.9}
.token{unicode-bidi:isolate;white-space:nowrap;font-family:"Noto Sans Mono",ui-monospace,monospace;
 font-size:.95em}
dd .token,.hash{white-space:normal;overflow-wrap:anywhere}
ul{padding-inline-start:1.3rem;margin:.4rem 0}
li{margin:.2rem 0;break-inside:avoid}
section p{margin:.4rem 0}`;

const paper = `
@page{size:A4;margin:14mm 16mm 18mm;
 @bottom-center{content:"\\2066" counter(page) " / " counter(pages) "\\2069";
  font:9pt "Noto Sans",sans-serif}}
@media print{
 html{font-size:10.5pt}html:lang(ar){font-size:11.5pt}
 body{max-width:none;padding:0}
 thead{display:table-header-group}tfoot{display:table-footer-group}
 .running{padding:0 0 1.5mm;margin-bottom:3mm}
 tfoot .running{padding:1.5mm 0 0;margin:3mm 0 0}
}`;

/** All style of a page that stands alone, on a screen and on paper. */
export const pageStyle = `${screen}${paper}`.replaceAll(/\n\s*/gu, '');
