import { useState } from "react";
import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarBody,
  tokens,
  typographyStyles,
} from "@fluentui/react-components";
import type { DomainOffer } from "../../workflows/contractOffer";
import { deliver, type Delivery, type Way } from "../files/deliver";
import { canDownload } from "../files/downloadFile";
import { usePaneStore } from "../storeContext";
import { choicesOf, type ContractDraft } from "./contractDraft";
import { priorityWarning } from "./IndicatorStep";
import { summaryOf } from "./summary";
import { useFormLook } from "./useFormLook";

const useStyles = makeStyles({
  summary: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", margin: 0 },
  term: { ...typographyStyles.body1Strong, marginTop: tokens.spacingVerticalS },
  line: { margin: 0, overflowWrap: "anywhere" },
});

/** What would be made, in words; then it is made, opened or downloaded. */
export function SummaryStep(props: {
  readonly draft: ContractDraft;
  readonly domain: DomainOffer;
  readonly mostPriorities: number;
}) {
  const { draft, domain, mostPriorities } = props;
  const look = useFormLook();
  const styles = useStyles();
  const store = usePaneStore();
  const [isBusy, setBusy] = useState(false);
  const [made, setMade] = useState<Delivery | null>(null);
  const choices = choicesOf(draft, domain);
  const chosen = choices.indicatorIds?.length ?? 0;
  const create = async (way: Way) => {
    setBusy(true);
    setMade(null);
    const outcome = await store.services.createContract(domain.id, choices);
    if (outcome.kind === "done") setMade(await deliver(store.services, outcome.value, way));
    else setMade({ isDone: false, text: "message" in outcome ? outcome.message : "Nothing was made." });
    setBusy(false);
  };
  return (
    <div className={look.section}>
      {chosen > mostPriorities && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{priorityWarning(chosen, mostPriorities)}</MessageBarBody>
        </MessageBar>
      )}
      <dl className={styles.summary}>
        {summaryOf(draft, domain).map(({ about, lines }) => (
          <div key={about}>
            <dt className={styles.term}>{about}</dt>
            {lines.map((line) => (
              <dd key={line} className={styles.line}>
                {line}
              </dd>
            ))}
          </div>
        ))}
      </dl>
      <p className={look.hint}>
        The workbook is a new one: nothing is written to the one that is open.
        {!canDownload() && " Excel on this device drops downloads: the new workbook opens, then save it."}
      </p>
      <div className={look.buttons}>
        <Button appearance="primary" disabledFocusable={isBusy} onClick={() => create("open")}>
          Create and open
        </Button>
        {canDownload() && (
          <Button disabledFocusable={isBusy} onClick={() => create("download")}>
            Create and download
          </Button>
        )}
      </div>
      <div role="status">
        {made && (
          <MessageBar intent={made.isDone ? "success" : "error"} layout="multiline">
            <MessageBarBody>
              {made.isDone && `${choices.contractId} was made. `}
              {made.text}
            </MessageBarBody>
          </MessageBar>
        )}
      </div>
      {made?.isDone && (
        <>
          <h4 className={look.heading}>What comes next, in the new workbook</h4>
          <ol className={look.plainList}>
            <li>Look through the sheets Indicators and Targets.</li>
            <li>Open this pane there, then Settings, Templates: one for each {domain.reportedBy}.</li>
            <li>Send them. What comes back fills the sheet Data, and Refresh judges it.</li>
          </ol>
          <Button className={look.fit} onClick={() => store.keepContractDraft(null)}>
            Begin another contract
          </Button>
        </>
      )}
    </div>
  );
}
