/** Views of the first chunk. */
import "./blocks/view";
import "./browserstate/view";
import "./button/view";
import "./checkbox/view";
import "./column/view";
import "./number/view";
import "./radio/view";
import "./row/view";
import "./slider/view";
import "./textbox/view";
