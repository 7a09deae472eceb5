import { useEffect, useState } from "react";
import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Spinner,
  tokens,
  typographyStyles,
} from "@fluentui/react-components";
import type { CellBlock } from "../../submission/block";
import type { PartGuess } from "../../submission/guessMapping";
import type { Mapping } from "../../submission/mapping";
import type { MappingPart, MappingQuestion } from "../../submission/mappingQuestions";
import type { PaneServices } from "../services";
import { usePaneState, usePaneStore } from "../storeContext";
import { indicatorsInUse, needsScale, openPoints, withIndicator } from "./editMapping";
import { IndicatorFields } from "./IndicatorFields";
import { MappingForm } from "./MappingForm";

type Reading = { readonly kind: "reading" } | { readonly kind: "stopped"; readonly reason: string } | Draft;

/** A mapping on its way from a guess to what the person means. */
interface Draft {
  readonly kind: "draft";
  /** A1 address on the block's sheet. */
  readonly address: string;
  readonly block: CellBlock;
  readonly mapping: Mapping;
  readonly parts: readonly PartGuess[];
  readonly questions: readonly MappingQuestion[];
  readonly answers: Readonly<Record<string, string>>;
  readonly leftOutAtFirst: readonly string[];
}

/** Parts that the form asks about by itself, beside what it belongs to. */
const ASKED_IN_FORM: readonly MappingPart[] = ["direction", "scale", "marks"];

const useStyles = makeStyles({
  wizard: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr)",
    gap: tokens.spacingVerticalL,
    minWidth: 0,
  },
  heading: { ...typographyStyles.subtitle1, margin: 0 },
  section: { display: "grid", gap: tokens.spacingVerticalS, minWidth: 0 },
  subheading: { ...typographyStyles.subtitle2, margin: 0 },
  hint: { margin: 0, color: tokens.colorNeutralForeground2 },
  list: {
    display: "grid",
    gap: tokens.spacingVerticalXS,
    margin: 0,
    paddingLeft: tokens.spacingHorizontalXL,
  },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalM },
});

/** From any selected range to findings: shows how it would be read, lets a person correct it, then refreshes. */
export function MappingWizard() {
  const styles = useStyles();
  const store = usePaneStore();
  const [reading, setReading] = useState<Reading>({ kind: "reading" });
  useEffect(() => void readSelection(store.services).then(setReading), [store]);
  const readAgain = async () => {
    setReading({ kind: "reading" });
    setReading(await readSelection(store.services));
  };
  return (
    <div className={styles.wizard}>
      <h2 className={styles.heading}>Use the selected range</h2>
      {reading.kind === "reading" && <Spinner label="Reading the selected cells" />}
      {reading.kind === "stopped" && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{reading.reason}</MessageBarBody>
        </MessageBar>
      )}
      {reading.kind === "draft" && <DraftMapping draft={reading} onChange={setReading} />}
      <div className={styles.buttons}>
        {reading.kind === "draft" && <RefreshButton draft={reading} />}
        <Button onClick={readAgain}>Read the selection again</Button>
        <Button onClick={store.closeWizard}>Back</Button>
      </div>
    </div>
  );
}

function DraftMapping(props: { readonly draft: Draft; readonly onChange: (draft: Draft) => void }) {
  const { draft, onChange } = props;
  const styles = useStyles();
  const { services } = usePaneStore();
  const points = openPointsOf(draft);
  const answer = async (question: MappingQuestion, value: string) => {
    const mapping = await services.answerQuestion(draft.mapping, question, value);
    onChange({ ...draft, mapping, answers: { ...draft.answers, [question.id]: value } });
  };
  return (
    <>
      <section>
        <p className={styles.hint}>
          This is how{" "}
          <b>
            {draft.block.sheet}!{draft.address}
          </b>{" "}
          would be read. Please correct what is not right.
        </p>
        <ul className={styles.list}>
          {draft.parts.map(({ part, confidence, sentence }) => (
            <li key={part}>
              {sentence} {confidence !== "sure" && <b>Please check.</b>}
            </li>
          ))}
        </ul>
      </section>
      <MappingForm {...draft} onAnswer={answer} onChange={(mapping) => onChange({ ...draft, mapping })}>
        <IndicatorSection mapping={draft.mapping} onChange={(mapping) => onChange({ ...draft, mapping })} />
      </MappingForm>
      <div role="status">
        {points.length > 0 && (
          <>
            <b>Still open:</b>
            <ul className={styles.list}>
              {points.map((point) => (
                <li key={point}>{point}</li>
              ))}
            </ul>
          </>
        )}
      </div>
    </>
  );
}

function IndicatorSection(props: {
  readonly mapping: Mapping;
  readonly onChange: (mapping: Mapping) => void;
}) {
  const { mapping, onChange } = props;
  const styles = useStyles();
  return (
    <section className={styles.section}>
      <h3 className={styles.subheading}>Indicators</h3>
      {indicatorsInUse(mapping).map((indicator) => (
        <IndicatorFields
          key={indicator.label}
          indicator={indicator}
          scaleNeeded={needsScale(mapping, indicator)}
          onChange={(change) => onChange(withIndicator(mapping, indicator.label, change))}
        />
      ))}
    </section>
  );
}

function RefreshButton({ draft }: { readonly draft: Draft }) {
  const store = usePaneStore();
  const running = usePaneState((state) => state.job !== null);
  const { block, address, mapping } = draft;
  return (
    <Button
      appearance="primary"
      disabledFocusable={running || openPointsOf(draft).length > 0}
      onClick={() => store.refreshWithMapping({ sheet: block.sheet, address }, mapping)}
    >
      Refresh with this
    </Button>
  );
}

function openPointsOf({ mapping, questions, answers }: Draft): string[] {
  const unanswered = questions.filter(({ id }) => !(id in answers)).map(({ text }) => text);
  return [...unanswered, ...openPoints(mapping)];
}

async function readSelection(services: PaneServices): Promise<Reading> {
  const outcome = await services.readSelection();
  if (outcome.kind === "cancelled") return { kind: "stopped", reason: "Reading was cancelled." };
  if (outcome.kind !== "done") return { kind: "stopped", reason: outcome.message };
  const { address, block, guess } = outcome.value;
  if (guess.kind === "nothing") return { kind: "stopped", reason: guess.reason };
  return {
    kind: "draft",
    address,
    block,
    mapping: guess.mapping,
    parts: guess.parts,
    questions: guess.questions.filter(({ part }) => !ASKED_IN_FORM.includes(part)),
    answers: {},
    leftOutAtFirst: guess.mapping.excluded,
  };
}
