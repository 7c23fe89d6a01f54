/**
 * HTML that should do nothing, by what it tries. `MARK` runs where a script gets through; `CANARY` is an address that nobody may ask for.
 */
const MARK = "window.__xss=1";
const handlers = ["onerror", "onload", "onclick", "onmouseover", "onfocus", "onanimationstart", "ontoggle", "onbeforetoggle", "onpointerrawupdate", "onscrollend", "onfocusin", "oncontentvisibilityautostatechange"]; // prettier-ignore
const schemes = [
  "javascript:",
  "JaVaScRiPt:",
  "java\tscript:",
  "java\nscript:",
  "\u0001javascript:",
  "\u2028javascript:",
  "&#106;avascript:",
  "javascript&colon;",
  "vbscript:",
  "data:text/html,<script>" + MARK + "</script>",
  "data:image/svg+xml,<svg onload=" + MARK + ">",
  "blob:http://127.0.0.1/x",
  "file:///etc/passwd",
  "filesystem:",
  "x-lab:",
];
const loaders = [
  '<link rel="stylesheet" href="CANARY">',
  '<link rel="prefetch" href="CANARY">',
  "<style>@import 'CANARY'; * { color: red !important; background: url(CANARY) !important }</style>",
  '<div style="background:url(CANARY);position:fixed;inset:0;z-index:9">x</div>',
  "<div style=\"background-image:image-set('CANARY' 1x)\">x</div>",
  '<div style="--x:url(CANARY);background:var(--x)">x</div>',
  '<div style="ba\\63kground:u\\72l(CANARY)">x</div>',
  '<img srcset="CANARY 1x">',
  '<picture><source srcset="CANARY"><img></picture>',
  '<video src="CANARY" poster="CANARY" autoplay></video>',
  '<audio src="CANARY" autoplay></audio>',
  '<table background="CANARY"><tr><td background="CANARY">x</td></tr></table>',
  '<body background="CANARY">',
  '<object data="CANARY"></object><embed src="CANARY">',
  '<iframe src="CANARY"></iframe><iframe srcdoc="<script>parent.' + MARK + '</script>"></iframe>',
  '<frameset><frame src="CANARY"></frameset>',
  '<svg><image href="CANARY"/><use href="CANARY#x"/><feImage href="CANARY"/></svg>',
  '<math><maction actiontype="statusline" href="CANARY">x</maction></math>',
  '<meta http-equiv="refresh" content="0;url=CANARY">',
  '<base href="CANARY">',
  '<script src="CANARY"></script>',
  '<input type="image" src="CANARY">',
  '<a href="https://example.com" ping="CANARY">x</a>',
];
const parsers = [
  "<svg><style><img src=x onerror=MARK></style></svg>",
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=MARK&gt;">',
  "<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=MARK>",
  '<noscript><p title="</noscript><img src=x onerror=MARK>">',
  "<listing>&lt;img src=x onerror=MARK&gt;</listing>",
  "<textarea></textarea><!--</textarea><img src=x onerror=MARK>-->",
  "<template><img src=x onerror=MARK></template>",
  "<div><template shadowrootmode=open><img src=x onerror=MARK></template></div>",
  "<select><option><style></option></select><img src=x onerror=MARK></style>",
  '<xmp><p title="</xmp><img src=x onerror=MARK>">',
  '<title><a title="</title><img src=x onerror=MARK>">',
  '<svg></p><style><g title="</style><img src=x onerror=MARK>">',
  "<!--><img src=x onerror=MARK>-->",
  "<![CDATA[><img src=x onerror=MARK>]]>",
  "<svg/onload=MARK>",
  "<svg><animate onbegin=MARK attributeName=x dur=1s>",
  "<svg><a><animate attributeName=href values=javascript:MARK /><text>x</text></a></svg>",
  "<svg><foreignObject><img src=x onerror=MARK></foreignObject></svg>",
  "<svg><script>MARK</script></svg>",
  '<math href="javascript:MARK">x</math>',
  "<img src=x id/=' onerror=MARK//'>",
  "<img/src=x/onerror=MARK>",
  '<x is="inlay-button" onclick=MARK>',
  "<inlay-app></inlay-app><inlay-html></inlay-html>",
  "<inlay-inline-math><img src=x onerror=MARK></inlay-inline-math>",
  `${"<div>".repeat(600)}<img src=x onerror=MARK>`,
];
const clobbers = ["createElement", "cookie", "location", "attributes", "parentNode", "body", "defaultView", "jupyterapp", "currentScript"].flatMap((name) => [
  `<img name=${name}><a id=${name}></a>`,
  `<form id=${name}><input name=attributes><input name=nodeName></form>`,
]); // prettier-ignore
const commands = [
  '<button data-commandlinker-command="inlay-test:run" data-commandlinker-args="{}">press</button>',
  '<a href="#" data-commandlinker-command="inlay-test:run" data-commandlinker-args="{}">press</a>',
  '<span DATA-commandlinker-command="inlay-test:run" role=button tabindex=0>press</span>',
  '<div class="jp-RenderedHTMLCommon lm-Menu" data-jp-suppress-context-menu slot=x part=box popover autofocus>press</div>',
];
const markdown = [
  "[x](javascript:MARK)",
  "[x](  java&#115;cript:MARK)",
  "![x](javascript:MARK)",
  '![x](x"onerror=MARK)',
  "<javascript:MARK>",
  "[x]\n\n[x]: javascript:MARK",
  '```js"><img/src=x/onerror=MARK>\n</code><img src=x onerror=MARK>\n```',
  "# <img src=x onerror=MARK>",
  "|<img src=x onerror=MARK>|\n|-|\n|`<img src=x onerror=MARK>`|",
  "$$<img src=x onerror=MARK>$$",
  "$$\\href{javascript:MARK}{x}$$",
];

/** Each payload, with the address put in. */
export function payloads(canary: string): string[] {
  const tries = [
    ...handlers.map((name) => `<img src=x ${name}=MARK>`),
    ...handlers.map((name) => `<details open tabindex=0 autofocus ${name.toUpperCase()} = "MARK"><summary>x</summary>y</details>`),
    ...schemes.flatMap((scheme) => ["a href", "img src", "area href", "q cite", "form action", "button formaction"].map((place) => `<${place}="${scheme}MARK">x`)),
    ...loaders,
    ...parsers,
    ...clobbers,
    ...commands,
    ...markdown,
  ]; // prettier-ignore
  return tries.map((text) => text.replaceAll("MARK", MARK).replaceAll("CANARY", `${canary}?${Math.random()}`));
}
