"""The differences from graphql-core that are meant, each with the sentence of the specification that decides for us."""

import json

from graphql import parse

import oracle
from merging import Merging

CONFLICT = ["conflict because"]
UNSUPPORTED = ["KnownOperationTypes"]

def places(errors):
    return sorted(json.dumps([e.get("locations"), e.get("path")], sort_keys=True) for e in errors)


def errors(answer):
    return answer.get("errors") or []


def messages(answer):
    return " ".join(e["message"] for e in errors(answer))


def without(answer, *rules_or_parts):
    """The errors but for those of a rule (ours), or with a part of the message (either's)."""
    return [e for e in errors(answer)
            if e.get("rule") not in rules_or_parts and not any(part in e["message"] for part in rules_or_parts)]


def same_but(theirs, ours, *rules_or_parts):
    """Whether the errors are the same but for those, of which there are some."""
    return (places(without(theirs, *rules_or_parts)) == places(without(ours, *rules_or_parts))
            and len(without(theirs, *rules_or_parts)) + len(without(ours, *rules_or_parts))
            < len(errors(theirs)) + len(errors(ours)))


def conflicts(case, theirs, ours):
    """Whether our verdict on field merging is that of the specification's own algorithm, and all other errors the same."""
    if case["op"] != "validate" or places(without(theirs, *CONFLICT, *UNSUPPORTED)) != places(
            without(ours, *CONFLICT, *UNSUPPORTED)):
        return False
    found = Merging(oracle.schema(case["schema"]), parse(case["query"])).has_conflict()
    return found == any("conflict because" in e["message"] for e in errors(ours))


def subscriptions(case, theirs, ours):
    """Conditions at a subscription's root: graphql-core evaluates them, and gives up where it can't."""
    return same_but(theirs, ours, "in the top level selection", "must select only one top level field") or (
        case["op"] == "validate" and len(errors(theirs)) == 1 and "Argument 'if'" in messages(theirs))


def descriptions(case, theirs, ours):
    return "Syntax Error" in messages(theirs) and ("found String" in messages(theirs) or "found BlockString" in messages(
        theirs) or "Unexpected String" in messages(theirs) or "description" in messages(theirs))


def more_rules_before(*rules):
    """We refuse a schema by rules that graphql-core does not have; it goes on to rules of its own."""
    return lambda case, theirs, ours: case["op"] == "schema" and any(e.get("rule") in rules for e in errors(ours))


def ambiguous_fragments(case, theirs, ours):
    return all(any("There can be only one fragment named" in e["message"] for e in errors(a)) for a in (theirs, ours))


def argument_places(case, theirs, ours):
    """Both fail the same fields; the place is the argument's value for one, the variable in it for the other."""
    paths = [sorted(json.dumps(e.get("path")) for e in errors(answer)) for answer in (theirs, ours)]
    return (case["op"] == "execute" and paths[0] == paths[1] and theirs["data"] == ours["data"]
            and places(without(theirs, "has invalid value")) == places(without(ours, "value at its position")))


def unknown_operation(case, theirs, ours):
    return same_but(theirs, ours, "KnownOperationTypes")


# Name, the specification's section and sentence, whether it explains a difference: (case, theirs, ours) -> bool.
KNOWN = [
    ("unsupported operations are refused",
     'Operation Type Existence: "rootType must not be null" (graphql-core 3.2 finds it when executing).',
     unknown_operation),
    ("default values have to fit their types",
     'Objects, Type Validation: "If the argument has a default value it must be compatible with argumentType as per the '
     'coercion rules for that type."', more_rules_before("DefaultValuesOfCorrectType")),
    ("a field is not deprecated where its interface's is not",
     'Objects, Type Validation: "If field is deprecated then implementedField must also be deprecated."',
     lambda case, theirs, ours: same_but(theirs, ours, "is not deprecated, so implementation field")),
    ("a variable that may not be null is named where it stands",
     'Errors: each location is "the beginning of an associated syntax element": ours is the variable, graphql-core\'s the '
     'whole argument.', argument_places),
    ("an ID is no float",
     'ID, Input Coercion: "Any other input value, including float input values (such as 4.0), must raise a request error '
     'indicating an incorrect type."', lambda case, theirs, ours: same_but(theirs, ours, "ID cannot represent value")),
    ("a Float is finite",
     'Float, Input Coercion: "If the input value otherwise represents a value not representable by finite IEEE 754 […] a '
     'request error must be raised."', lambda case, theirs, ours: "1e400" in messages(ours)),
    ("built-in types are not defined again",
     'Schema: "No provided type may have a name which conflicts with any built in types."',
     more_rules_before("UniqueTypeNames")),
    ("a type system has no operations",
     '"TypeSystemExtensionDocument : TypeSystemDefinitionOrExtension+" (Type System).',
     more_rules_before("TypeSystemDefinitions")),
    ("fragments of one name: either is meant",
     'Fragment Name Uniqueness: "fragments must be the set of all fragment definitions named fragmentName; [it] must be a '
     'set of one." Both refuse the document.', ambiguous_fragments),
    ("executable definitions and variables have descriptions",
     'Operations: "OperationDefinition : Description? OperationType Name? …"; Variables: "VariableDefinition : Description? '
     'Variable : Type …".', descriptions),
    ("a subscription's root field is not conditional",
     'Single Root Field: CollectSubscriptionFields takes no "@skip" and no "@include".', subscriptions),
    ("conflicts: other pairs are named, or graphql-core misses one",
     'Field Selection Merging: "FieldsInSetCanMerge(set) must be true" (checked here word by word); which pairs are named '
     'is left open.', conflicts),
]


def explanation(case, theirs, ours):
    for name, _, explains in KNOWN:
        if explains(case, theirs, ours):
            return name
    return None
