import type { DomainOffer } from "../../workflows/contractOffer";
import { ContractFields } from "./ContractFields";
import type { ContractDraft, KindDraft } from "./contractDraft";
import { GroupFields } from "./GroupFields";
import { PathwayFields } from "./PathwayFields";
import { ProviderFields } from "./ProviderFields";
import { TargetFields } from "./TargetFields";
import { useFormLook } from "./useFormLook";

/** Everything about a new contract that the library cannot know. */
export function DetailsStep(props: {
  readonly draft: ContractDraft;
  readonly kind: KindDraft;
  readonly domain: DomainOffer;
  readonly message: (field: string) => string | undefined;
  readonly onChange: (part: Partial<ContractDraft>) => void;
  readonly onChangeKind: (part: Partial<KindDraft>) => void;
}) {
  const { draft, kind, domain, message, onChange, onChangeKind } = props;
  const look = useFormLook();
  const indicators = kind.indicatorIds.flatMap((id) => domain.indicators.filter((one) => one.id === id));
  return (
    <div className={look.view}>
      <ContractFields draft={draft} message={message} onChange={onChange} />
      <ProviderFields
        providers={draft.providers}
        domain={domain}
        message={message}
        onChange={(providers) => onChange({ providers })}
      />
      <TargetFields
        indicators={indicators}
        targets={kind.targets}
        message={message}
        onChange={(targets) => onChangeKind({ targets })}
      />
      <GroupFields
        dimensions={domain.dimensions}
        kind={kind}
        brokenDown={indicators.find(({ unit }) => unit === "percent")?.name ?? null}
        message={message}
        onChange={onChangeKind}
      />
      <PathwayFields kind={kind} domain={domain} message={message("stages")} onChange={onChangeKind} />
    </div>
  );
}
