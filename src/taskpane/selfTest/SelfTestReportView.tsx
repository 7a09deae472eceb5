import { useId, useRef } from "react";
import {
  Button,
  Field,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Textarea,
  tokens,
  typographyStyles,
} from "@fluentui/react-components";
import type { Contradiction, SelfTestOutcome } from "../../selfTest/conductSelfTest";

const useStyles = makeStyles({
  hint: { margin: 0, color: tokens.colorNeutralForeground2 },
  fit: { justifySelf: "start" },
  list: {
    display: "grid",
    gap: tokens.spacingVerticalM,
    margin: 0,
    paddingLeft: tokens.spacingHorizontalXL,
  },
  heading: { ...typographyStyles.subtitle2, margin: 0 },
  sentence: { display: "block", color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
});

type Done = Extract<SelfTestOutcome, { readonly kind: "done" }>;

/** What a self-test showed, and its report to be copied. */
export function SelfTestReportView({ report, text, isInSheet, contradictions }: Done) {
  const styles = useStyles();
  const field = useRef<HTMLTextAreaElement>(null);
  const heading = useId();
  return (
    <>
      <div role="status">
        <MessageBar intent={contradictions.length === 0 ? "success" : "warning"} layout="multiline">
          <MessageBarBody>{summaryOf(report, contradictions)}</MessageBarBody>
        </MessageBar>
      </div>
      {contradictions.length > 0 && (
        <>
          <h3 id={heading} className={styles.heading}>
            Otherwise than recorded
          </h3>
          <ol className={styles.list} aria-labelledby={heading}>
            {contradictions.map(({ fact, does, expected, sentence }) => (
              <li key={fact}>
                {does} Expected: {expected}
                <span className={styles.sentence}>{sentence}</span>
              </li>
            ))}
          </ol>
        </>
      )}
      <p className={styles.hint}>
        {isInSheet
          ? 'The report stands in the sheet "ACM self-test" of this workbook: save the workbook and send it. Or select the text below, copy it (Ctrl+C, on a Mac Cmd+C) and paste it into a mail.'
          : "Excel did not let the report be written into a sheet. Select the text below, copy it (Ctrl+C, on a Mac Cmd+C) and paste it into a mail."}
      </p>
      <Field label="Report as text">
        <Textarea
          ref={field}
          readOnly
          rows={8}
          value={text}
          onFocus={(event) => event.currentTarget.select()}
        />
      </Field>
      <Button
        className={styles.fit}
        onClick={() => {
          field.current?.focus();
          field.current?.select();
        }}
      >
        Select all
      </Button>
    </>
  );
}

function summaryOf(
  { results, complete, platform, build }: Done["report"],
  contradictions: readonly Contradiction[],
): string {
  const where = `Excel ${build} (${platform})`;
  const run = results.filter(({ outcome }) => outcome !== "not supported here").length;
  const lacking = results.length - run;
  const came =
    contradictions.length === 0
      ? `All ${run} trials came out as recorded.`
      : `${run - contradictions.length} of ${run} trials came out as recorded.`;
  const rest = [
    lacking > 0 ? `${lacking} could not be tried in this version.` : "",
    complete ? "" : "The test was cancelled: the report ends there.",
  ];
  return [`${where}: ${came}`, ...rest].filter(Boolean).join(" ");
}
