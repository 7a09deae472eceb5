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
import type { MappingPart, MappingQuestion, PartGuess } from "../../submission/guessMapping";
import type { Mapping } from "../../submission/mapping";
import type { PaneServices } from "../services";
import { usePaneState, usePaneStore } from "../storeContext";
import { openPoints } from "./editMapping";
import { MappingForm } from "./MappingForm";

type Reading =
  | { readonly kind: "reading" }
  | { readonly kind: "stopped"; readonly reason: string }
  | {
      readonly kind: "guessed";
      /** A1 address on the block's sheet. */
      readonly address: string;
      readonly block: CellBlock;
      readonly mapping: Mapping;
      readonly parts: readonly PartGuess[];
      readonly questions: readonly MappingQuestion[];
      readonly leftOutAtFirst: readonly string[];
    };

/** Parts that the form asks about by itself, beside what it belongs to. */
const ASKED_IN_FORM: readonly MappingPart[] = ["direction", "scale", "marks"];

const useStyles = makeStyles({
  wizard: { display: "grid", gap: tokens.spacingVerticalL, minWidth: 0 },
  heading: { ...typographyStyles.subtitle1, margin: 0 },
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
  const running = usePaneState((state) => state.job !== null);
  const [reading, setReading] = useState<Reading>({ kind: "reading" });
  const read = async () => {
    setReading({ kind: "reading" });
    setReading(await readSelection(store.services));
  };
  useEffect(() => void read(), []);

  return (
    <div className={styles.wizard}>
      <h2 className={styles.heading}>Use the selected range</h2>
      {reading.kind === "reading" && <Spinner label="Reading the selected cells" />}
      {reading.kind === "stopped" && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{reading.reason}</MessageBarBody>
        </MessageBar>
      )}
      {reading.kind === "guessed" && (
        <>
          <Understood place={`${reading.block.sheet}!${reading.address}`} parts={reading.parts} />
          <MappingForm
            {...reading}
            onAnswer={async (question, value) => {
              const mapping = await store.services.answerQuestion(reading.mapping, question, value);
              setReading({ ...reading, mapping });
            }}
            onChange={(mapping) => setReading({ ...reading, mapping })}
          />
          <OpenPoints mapping={reading.mapping} />
        </>
      )}
      <div className={styles.buttons}>
        {reading.kind === "guessed" && (
          <Button
            appearance="primary"
            disabledFocusable={running || openPoints(reading.mapping).length > 0}
            onClick={() => {
              const { block, address, mapping } = reading;
              void store.refreshWithMapping({ sheet: block.sheet, address }, mapping);
            }}
          >
            Refresh with this
          </Button>
        )}
        <Button onClick={read}>Read the selection again</Button>
        <Button onClick={store.closeWizard}>Back</Button>
      </div>
    </div>
  );
}

function Understood({ place, parts }: { readonly place: string; readonly parts: readonly PartGuess[] }) {
  const styles = useStyles();
  return (
    <section>
      <p className={styles.hint}>
        This is how <b>{place}</b> would be read. Please correct what is not right.
      </p>
      <ul className={styles.list}>
        {parts.map(({ part, confidence, sentence }) => (
          <li key={part}>
            {sentence} {confidence !== "sure" && <b>Please check.</b>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function OpenPoints({ mapping }: { readonly mapping: Mapping }) {
  const styles = useStyles();
  const points = openPoints(mapping);
  return (
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
  );
}

async function readSelection(services: PaneServices): Promise<Reading> {
  const outcome = await services.readSelection();
  if (outcome.kind === "cancelled") return { kind: "stopped", reason: "Reading was cancelled." };
  if (outcome.kind !== "done") return { kind: "stopped", reason: outcome.message };
  const { address, block, guess } = outcome.value;
  if (guess.kind === "nothing") return { kind: "stopped", reason: guess.reason };
  return {
    kind: "guessed",
    address,
    block,
    mapping: guess.mapping,
    parts: guess.parts,
    questions: guess.questions.filter(({ part }) => !ASKED_IN_FORM.includes(part)),
    leftOutAtFirst: guess.mapping.excluded,
  };
}
