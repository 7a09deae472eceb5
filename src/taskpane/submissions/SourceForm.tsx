import { useEffect, useRef } from "react";
import {
  Button,
  Checkbox,
  Field,
  makeStyles,
  MessageBar,
  MessageBarBody,
  ProgressBar,
  Radio,
  RadioGroup,
  tokens,
  typographyStyles,
} from "@fluentui/react-components";
import type { LayoutChange } from "../../submission/sources/fitTable";
import type { SourceProposal } from "../../submission/sources/sourceProposal";
import { usePaneState, usePaneStore } from "../storeContext";
import { confirmSource, keep, NO_IMPORT, revise } from "./importDraft";
import { NameFields } from "./NameFields";
import { SourceTableForm } from "./SourceTableForm";

/** More open points than this are counted. */
const POINTS_SHOWN = 6;

const useStyles = makeStyles({
  form: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: tokens.spacingVerticalL, minWidth: 0 },
  section: { display: "grid", gap: tokens.spacingVerticalS, minWidth: 0 },
  title: { ...typographyStyles.subtitle1, margin: 0, overflowWrap: "anywhere" },
  heading: { ...typographyStyles.subtitle2, margin: 0 },
  hint: { margin: 0, color: tokens.colorNeutralForeground2 },
  list: {
    display: "grid",
    gap: tokens.spacingVerticalXS,
    margin: 0,
    paddingLeft: tokens.spacingHorizontalXL,
  },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalM },
});

/** How a file of another layout is read: proposed, corrected, and confirmed once. */
export function SourceForm({ proposal }: { readonly proposal: SourceProposal }) {
  const styles = useStyles();
  const store = usePaneStore();
  const draft = usePaneState((state) => state.importDraft) ?? NO_IMPORT;
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const { file, source, tables, missing, missingAnswers, unclearNames, points } = proposal;
  const { preview, step, problem } = draft;
  const isBusy = step !== null;
  return (
    <div className={styles.form}>
      <h3 ref={title} tabIndex={-1} className={styles.title}>
        How is {file} read?
      </h3>
      <p className={styles.hint}>
        {source === null
          ? "Nobody has said yet how this layout is read. This is a proposal: correct what is not right. It is remembered, and the next file of this layout is read with one click."
          : `It looks like ${source.name}, confirmed on ${source.confirmedOn}.`}
      </p>
      {missing.map((change) => (
        <ChangeField
          key={change.id}
          change={change}
          answer={missingAnswers[change.id]}
          onAnswer={(value) => revise(store, { kind: "change", table: null, id: change.id, value })}
        />
      ))}
      {tables.length > 1 && (
        <section className={styles.section}>
          <h3 className={styles.heading}>Tables in the file</h3>
          {tables.map(({ table, isRead }, at) => (
            <Checkbox
              key={at}
              label={`${table.sheet}, ${table.range}: ${table.observations.length} figures`}
              checked={isRead}
              onChange={(_event, { checked }) =>
                revise(store, { kind: "read", table: at, isRead: checked === true })
              }
            />
          ))}
        </section>
      )}
      {tables.map(({ changes, changeAnswers, isRead, table }, at) => (
        <section key={at} className={styles.section} hidden={!isRead && changes.length === 0}>
          {changes.length > 0 && (
            <h3 className={styles.heading}>
              What is not as it was{tables.length > 1 && ` on ${table.sheet}`}
            </h3>
          )}
          {changes.map((change) => (
            <ChangeField
              key={change.id}
              change={change}
              answer={changeAnswers[change.id]}
              onAnswer={(value) => revise(store, { kind: "change", table: at, id: change.id, value })}
            />
          ))}
          {isRead && <SourceTableForm proposal={proposal} at={at} />}
        </section>
      ))}
      {preview &&
        (["providers", "indicators"] as const).map((part) => (
          <NameFields
            key={part}
            part={part}
            names={unclearNames.filter((name) => name.part === part)}
            contract={preview.names}
            onChange={(label, id) => revise(store, { kind: "name", part, label, id })}
            onLeaveOut={() => revise(store, { kind: "leaveOut", part })}
          />
        ))}
      <div role="status" className={styles.section}>
        {points.length > 0 && (
          <>
            <b>{points.length === 1 ? "1 thing is open:" : `${points.length} things are open:`}</b>
            <ul className={styles.list}>
              {points.slice(0, POINTS_SHOWN).map((point) => (
                <li key={point}>{point}</li>
              ))}
            </ul>
          </>
        )}
      </div>
      {isBusy && (
        <Field validationMessage={step} validationState="none">
          <ProgressBar aria-label="Comparing the files" />
        </Field>
      )}
      {problem !== null && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{problem}</MessageBarBody>
        </MessageBar>
      )}
      <div className={styles.buttons}>
        <Button
          appearance="primary"
          disabledFocusable={isBusy || points.length > 0}
          onClick={() => confirmSource(store, draft)}
        >
          Read it like this
        </Button>
        <Button onClick={() => keep(store, { editing: null })}>Back to the files</Button>
      </div>
    </div>
  );
}

function ChangeField(props: {
  readonly change: LayoutChange;
  readonly answer: string | undefined;
  readonly onAnswer: (value: string) => void;
}) {
  const { change, answer, onAnswer } = props;
  if (change.options.length === 0) return <p style={{ margin: 0 }}>{change.text}</p>;
  return (
    <Field label={change.text}>
      <RadioGroup value={answer ?? ""} onChange={(_event, { value }) => onAnswer(value)}>
        {change.options.map(({ value, label }) => (
          <Radio key={value} value={value} label={label} />
        ))}
      </RadioGroup>
    </Field>
  );
}
