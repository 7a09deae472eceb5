import type { ReactNode } from "react";
import {
  Checkbox,
  Field,
  Input,
  makeStyles,
  Radio,
  RadioGroup,
  tokens,
  typographyStyles,
} from "@fluentui/react-components";
import type { CellBlock } from "../../submission/block";
import type { MappingQuestion } from "../../submission/mappingQuestions";
import type { Mapping, MarkMeaning } from "../../submission/mapping";
import { ColumnsPreview } from "./ColumnsPreview";
import { MARK_MEANINGS, withMark, withRowsLeftOut } from "./editMapping";
import { WordChoice } from "./WordChoice";

const useStyles = makeStyles({
  section: { display: "grid", gap: tokens.spacingVerticalS, minWidth: 0 },
  heading: { ...typographyStyles.subtitle2, margin: 0 },
  hint: { margin: 0, color: tokens.colorNeutralForeground2 },
});

/** Labels that may be the same for all rows, and are then typed. */
const TYPED_LABELS = [
  { part: "provider", label: "Provider of all rows" },
  { part: "indicator", label: "Indicator of all rows" },
  { part: "period", label: "Period of all rows, for example 2026-09" },
] as const;

/** Everything that can be corrected about how cells are read. */
export function MappingForm(props: {
  readonly block: CellBlock;
  readonly mapping: Mapping;
  /** Rows that were taken for totals or comments at first: they stay on the list when they are counted again. */
  readonly leftOutAtFirst: readonly string[];
  readonly questions: readonly MappingQuestion[];
  /** Question id → the value chosen. */
  readonly answers: Readonly<Record<string, string>>;
  readonly onAnswer: (question: MappingQuestion, value: string) => void;
  readonly onChange: (mapping: Mapping) => void;
  /** What is asked about the indicators, and about names. */
  readonly children: ReactNode;
}) {
  const { block, mapping, leftOutAtFirst, questions, answers, onAnswer, onChange, children } = props;
  const styles = useStyles();
  const marks = Object.entries(mapping.marks);
  const typed = TYPED_LABELS.filter(({ part }) => isTyped(mapping, part));
  return (
    <>
      {questions.length > 0 && (
        <section className={styles.section}>
          <h3 className={styles.heading}>Please answer</h3>
          {questions.map((question) => (
            <Field key={question.id} label={question.text}>
              <RadioGroup
                value={answers[question.id] ?? ""}
                onChange={(_event, { value }) => onAnswer(question, value)}
              >
                {question.options.map(({ value, label }) => (
                  <Radio key={value} value={value} label={label} />
                ))}
              </RadioGroup>
            </Field>
          ))}
        </section>
      )}
      <section className={styles.section}>
        <h3 className={styles.heading}>Columns</h3>
        <p className={styles.hint}>Press what stands above a column to correct it.</p>
        <ColumnsPreview block={block} mapping={mapping} onChange={onChange} />
        {typed.map(({ part, label }) => (
          <Field key={part} label={label}>
            <Input
              defaultValue={typedText(mapping, part)}
              onChange={(_event, { value }) =>
                onChange({ ...mapping, [part]: value.trim() ? { from: "text", text: value.trim() } : null })
              }
            />
          </Field>
        ))}
      </section>
      {children}
      {marks.length > 0 && (
        <section className={styles.section}>
          <h3 className={styles.heading}>Marks</h3>
          {marks.map(([mark, meaning]) => (
            <WordChoice<MarkMeaning>
              key={mark}
              label={`What does “${mark}” stand for?`}
              words={MARK_MEANINGS}
              value={meaning}
              onChange={(chosen) => onChange(withMark(mapping, mark, chosen))}
            />
          ))}
        </section>
      )}
      {leftOutAtFirst.length > 0 && (
        <section className={styles.section}>
          <h3 className={styles.heading}>Rows left out</h3>
          <p className={styles.hint}>Totals and comments are not counted as providers.</p>
          {leftOutAtFirst.map((label) => (
            <Checkbox
              key={label}
              label={`Leave out “${label}”`}
              checked={mapping.excluded.includes(label)}
              onChange={(_event, { checked }) => onChange(withRowsLeftOut(mapping, label, checked === true))}
            />
          ))}
        </section>
      )}
    </>
  );
}

function isTyped(mapping: Mapping, part: "provider" | "indicator" | "period"): boolean {
  const namedByColumns = part === "indicator" && mapping.figures.some(({ indicator }) => indicator !== null);
  return (mapping[part] === null && !namedByColumns) || mapping[part]?.from === "text";
}

function typedText(mapping: Mapping, part: "provider" | "indicator" | "period"): string {
  const source = mapping[part];
  return source?.from === "text" ? source.text : "";
}
