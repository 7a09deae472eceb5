import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import type { SourceProposal } from "../../submission/sources/sourceProposal";
import { indicatorsInUse, needsScale, withIndicator } from "../mapping/editMapping";
import { ScaleChoice } from "../mapping/IndicatorFields";
import { MappingForm } from "../mapping/MappingForm";
import { usePaneStore } from "../storeContext";
import { revise } from "./importDraft";

const useStyles = makeStyles({
  section: { display: "grid", gap: tokens.spacingVerticalS, minWidth: 0 },
  heading: { ...typographyStyles.subtitle2, margin: 0 },
});

/** How one table of a file is read. Which way its indicators should move, and their targets, the contract says. */
export function SourceTableForm({
  proposal,
  at,
}: {
  readonly proposal: SourceProposal;
  readonly at: number;
}) {
  const styles = useStyles();
  const store = usePaneStore();
  const shown = proposal.tables[at];
  if (!shown) return null;
  const { table, mapping, questions, answers, leftOutAtFirst } = shown;
  const scaled = indicatorsInUse(mapping).filter((indicator) => needsScale(mapping, indicator));
  const change = (changed: typeof mapping) => revise(store, { kind: "mapping", table: at, mapping: changed });
  return (
    <MappingForm
      block={table.block}
      mapping={mapping}
      leftOutAtFirst={leftOutAtFirst}
      questions={questions}
      answers={answers}
      onAnswer={({ id }, value) => revise(store, { kind: "question", table: at, id, value })}
      onChange={change}
    >
      {scaled.length > 0 && (
        <section className={styles.section}>
          <h3 className={styles.heading}>Percentages</h3>
          {scaled.map((indicator) => (
            <ScaleChoice
              key={indicator.label}
              label={`How are the percentages of “${indicator.label}” written?`}
              indicator={indicator}
              onChange={(changed) => change(withIndicator(mapping, indicator.label, changed))}
            />
          ))}
        </section>
      )}
    </MappingForm>
  );
}
