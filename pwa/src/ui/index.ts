/** The parts that screens are made of. */
export { Button, type ButtonKind, IconButton, LinkButton } from "./buttons";
export { Chip, type Option, Segmented } from "./choices";
export { Dialog } from "./dialog";
export { Dot } from "./dot";
export { focusHeading, Heading } from "./heading";
export { Icon, type IconName } from "./icon";
export { Note } from "./note";
export { Row, Rows } from "./rows";
export { Screen, type Tone } from "./screen";
export { announce, Status } from "./status";
export { type Tab, Tabs } from "./tabs";
export { Top } from "./top";
export { Well } from "./well";
