import { useEffect, useRef, useState, type ReactNode } from "react";
import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Spinner,
  tokens,
  typographyStyles,
} from "@fluentui/react-components";
import type { ContractOffer, DomainOffer } from "../../workflows/contractOffer";
import { valueOrReason } from "../valueOrReason";
import { usePaneState, usePaneStore } from "../storeContext";
import { type ContractDraft, kindDraft, type KindDraft, NEW_DRAFT, type Step, STEPS } from "./contractDraft";
import { DetailsStep } from "./DetailsStep";
import { IndicatorStep } from "./IndicatorStep";
import { KindStep } from "./KindStep";
import { stopsOf } from "./stops";
import { SummaryStep } from "./SummaryStep";
import { useFormLook } from "./useFormLook";

const TITLES: Readonly<Record<Step, string>> = {
  kind: "Kind of contract",
  indicators: "Indicators",
  details: "Contract, providers and targets",
  summary: "Summary",
};

const useStyles = makeStyles({
  step: { margin: 0, color: tokens.colorNeutralForeground2 },
  title: { ...typographyStyles.subtitle2, margin: 0, "&:focus-visible": { outline: "none" } },
});

/** From a kind of contract to a workbook of its own, in four steps; nothing is written to the one that is open. */
export function NewContract() {
  const { services } = usePaneStore();
  const [offer, setOffer] = useState<ContractOffer | string | null>(null);
  useEffect(() => {
    let isWanted = true;
    void services.offerContracts().then((outcome) => isWanted && setOffer(valueOrReason(outcome)));
    return () => void (isWanted = false);
  }, [services]);
  if (offer === null) return <Spinner label="Opening the library" />;
  if (typeof offer === "string") {
    return (
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>{offer}</MessageBarBody>
      </MessageBar>
    );
  }
  return <Wizard offer={offer} />;
}

function Wizard({ offer }: { readonly offer: ContractOffer }) {
  const look = useFormLook();
  const store = usePaneStore();
  const draft = usePaneState((state) => state.contractDraft) ?? NEW_DRAFT;
  const domain = offer.domains.find(({ id }) => id === draft.domainId) ?? null;
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const stops = stopsOf(draft.step, draft, domain);
  const change = (part: Partial<ContractDraft>) => store.keepContractDraft({ ...draft, ...part });
  const goTo = (step: Step) => {
    setTried(false);
    change({ step });
  };
  const position = STEPS.indexOf(draft.step);
  const next = STEPS[position + 1];
  const previous = STEPS[position - 1];
  const goOn = () => {
    if (stops.size === 0 && next) goTo(next);
    else setTried(true);
  };
  useEffect(() => {
    if (!tried) return;
    const wrong = form.current?.querySelector<HTMLElement>(
      "[aria-invalid=true], [type=radio], [type=checkbox]",
    );
    wrong?.focus();
  }, [tried]);
  return (
    <form
      ref={form}
      noValidate
      className={look.view}
      onSubmit={(event) => {
        event.preventDefault();
        goOn();
      }}
    >
      <StepHeading step={draft.step} position={position} />
      <StepFields
        draft={draft}
        offer={offer}
        domain={domain}
        message={(field) => (tried ? stops.get(field) : undefined)}
        change={change}
      />
      {tried && stops.size > 0 && (
        <p role="alert" className={look.hint}>
          {stops.size === 1 ? "1 thing is still open." : `${stops.size} things are still open.`} Each is said
          at its field.
        </p>
      )}
      <div className={look.buttons}>
        {next && (
          <Button type="submit" appearance="primary">
            Next: {TITLES[next].toLowerCase()}
          </Button>
        )}
        {previous && <Button onClick={() => goTo(previous)}>Previous step</Button>}
      </div>
    </form>
  );
}

/** The heading takes the keyboard's place at each step, so that a screen reader begins there. */
function StepHeading({ step, position }: { readonly step: Step; readonly position: number }) {
  const styles = useStyles();
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    document.documentElement.scrollTop = 0;
    heading.current?.focus({ preventScroll: true });
  }, [step]);
  return (
    <div>
      <h3 ref={heading} tabIndex={-1} className={styles.title}>
        {TITLES[step]}
      </h3>
      <p className={styles.step}>
        Step {position + 1} of {STEPS.length}
      </p>
    </div>
  );
}

function StepFields(props: {
  readonly draft: ContractDraft;
  readonly offer: ContractOffer;
  readonly domain: DomainOffer | null;
  readonly message: (field: string) => string | undefined;
  readonly change: (part: Partial<ContractDraft>) => void;
}): ReactNode {
  const { draft, offer, domain, message, change } = props;
  if (draft.step === "kind" || !domain) {
    return (
      <KindStep
        domains={offer.domains}
        chosen={draft.domainId}
        message={message("kind")}
        onChoose={(domainId) => change({ domainId })}
      />
    );
  }
  const kind = kindDraft(draft, domain);
  const changeKind = (part: Partial<KindDraft>) =>
    change({ kinds: { ...draft.kinds, [domain.id]: { ...kind, ...part } } });
  switch (draft.step) {
    case "indicators":
      return (
        <IndicatorStep
          indicators={domain.indicators}
          chosen={kind.indicatorIds}
          mostPriorities={offer.mostPriorities}
          message={message("indicators")}
          onChoose={(indicatorIds) => changeKind({ indicatorIds })}
        />
      );
    case "details":
      return (
        <DetailsStep
          draft={draft}
          kind={kind}
          domain={domain}
          message={message}
          onChange={change}
          onChangeKind={changeKind}
        />
      );
    case "summary":
      return <SummaryStep draft={draft} domain={domain} mostPriorities={offer.mostPriorities} />;
  }
}
