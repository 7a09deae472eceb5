import { useState } from "react";
import {
  Dropdown,
  Field,
  makeStyles,
  mergeClasses,
  Option,
  tokens,
  typographyStyles,
} from "@fluentui/react-components";
import type { CellBlock } from "../../submission/block";
import type { Mapping } from "../../submission/mapping";
import {
  COLUMN_MEANINGS,
  columnLabel,
  isReadLikeEarlier,
  meaningOf,
  withMeaning,
  type ColumnMeaning,
} from "./editMapping";

const PREVIEW_ROWS = 6;

const useStyles = makeStyles({
  scroll: {
    overflowX: "auto",
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  table: { borderCollapse: "collapse", ...typographyStyles.caption1 },
  cell: {
    maxWidth: "9rem",
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalS}`,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
    textAlign: "left",
  },
  header: { fontWeight: tokens.fontWeightSemibold, backgroundColor: tokens.colorNeutralBackground3 },
  column: {
    ...typographyStyles.caption1Strong,
    width: "100%",
    padding: tokens.spacingHorizontalXS,
    border: "none",
    borderRadius: tokens.borderRadiusSmall,
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground5,
    whiteSpace: "nowrap",
    cursor: "pointer",
    "&:focus-visible": { outline: `3px solid ${tokens.colorStrokeFocus2}` },
  },
  used: { color: tokens.colorNeutralForegroundOnBrand, backgroundColor: tokens.colorBrandBackground },
  chosen: { outline: `3px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
});

/** The selected cells with what each column is taken for; a column's button opens its correction below. */
export function ColumnsPreview(props: {
  readonly block: CellBlock;
  readonly mapping: Mapping;
  readonly onChange: (mapping: Mapping) => void;
}) {
  const { block, mapping, onChange } = props;
  const styles = useStyles();
  const [chosen, setChosen] = useState<number | null>(null);
  const { first, count } = mapping.headerRows;
  const rows = block.values.slice(first, first + count + PREVIEW_ROWS);
  const columns = Array.from(rows[0] ?? [], (_cell, column) => column);
  return (
    <>
      <div className={styles.scroll} role="region" aria-label="The selected cells" tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} className={styles.cell} scope="col">
                  {isReadLikeEarlier(mapping, column) ? (
                    "By its period"
                  ) : (
                    <ColumnButton
                      meaning={meaningOf(mapping, column)}
                      label={columnLabel(block, mapping, column)}
                      chosen={chosen === column}
                      onClick={() => setChosen(column)}
                    />
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={index}>
                {columns.map((column) => (
                  <td key={column} className={mergeClasses(styles.cell, index < count && styles.header)}>
                    {String(block.text?.[first + index]?.[column] ?? row[column] ?? "")}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {chosen !== null && (
        <Field label={`What stands in “${columnLabel(block, mapping, chosen)}”?`}>
          <Dropdown
            value={COLUMN_MEANINGS[meaningOf(mapping, chosen)]}
            selectedOptions={[meaningOf(mapping, chosen)]}
            onOptionSelect={(_event, { optionValue }) =>
              onChange(withMeaning(mapping, block, chosen, optionValue as ColumnMeaning))
            }
          >
            {Object.entries(COLUMN_MEANINGS).map(([meaning, words]) => (
              <Option key={meaning} value={meaning}>
                {words}
              </Option>
            ))}
          </Dropdown>
        </Field>
      )}
    </>
  );
}

function ColumnButton(props: {
  readonly meaning: ColumnMeaning;
  readonly label: string;
  readonly chosen: boolean;
  readonly onClick: () => void;
}) {
  const styles = useStyles();
  return (
    <button
      type="button"
      className={mergeClasses(
        styles.column,
        props.meaning !== "unused" && styles.used,
        props.chosen && styles.chosen,
      )}
      aria-pressed={props.chosen}
      aria-label={`${props.label}: ${COLUMN_MEANINGS[props.meaning]}. Correct`}
      onClick={props.onClick}
    >
      {COLUMN_MEANINGS[props.meaning]}
    </button>
  );
}
