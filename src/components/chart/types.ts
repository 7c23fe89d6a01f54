import type { NoInfer } from "../../graph/component";

/** The name of a column of these rows. */
export type ColumnOf<Row> = NoInfer<keyof Row & string>;
/** Options that name columns, which the data must have. */
export interface ColumnOptions<Row> {
  x?: ColumnOf<Row>;
  y?: ColumnOf<Row> | readonly ColumnOf<Row>[];
  color?: ColumnOf<Row>;
}
