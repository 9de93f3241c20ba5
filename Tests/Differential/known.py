"""The differences from graphql-core that are meant, each with the sentence of the specification that decides for us."""

import json

from graphql import parse

import oracle
from merging import Merging
from texts import tokens

CONFLICT = ["conflict because"]
ONE_OF = ["OneOf Input Object", "OneOf input object"]
OTHERS = [*CONFLICT, *ONE_OF, "KnownOperationTypes"]

def places(errors):
    return sorted(json.dumps([e.get("locations"), e.get("path")], sort_keys=True) for e in errors)


def errors(answer):
    return answer.get("errors") or []


def rest(answer, other):
    """The errors of an answer whose places no error of the other has."""
    known = places(errors(other))
    return [e for e in errors(answer) if places([e])[0] not in known]


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
    if case["op"] != "validate" or places(without(theirs, *OTHERS)) != places(without(ours, *OTHERS)):
        return False
    find_some = [any("conflict because" in e["message"] for e in errors(answer)) for answer in (ours, theirs)]
    try:
        return Merging(oracle.schema(case["schema"]), parse(case["query"])).has_conflict() == find_some[0]
    except (OverflowError, RecursionError):  # Too much for an algorithm that follows every path, fragment cycles too.
        return find_some[0] == find_some[1]


def subscriptions(case, theirs, ours):
    """A subscription without root fields, or with conditions at its root: graphql-core evaluates these."""
    if "must select one top level field" in messages(ours):  # It selects none; graphql-core refuses only several.
        return same_but(theirs, ours, "must select one top level field")
    return same_but(theirs, ours, "in the top level selection", "must select only one top level field",
                    "must not select an introspection top level field") or (
        case["op"] == "validate" and len(errors(theirs)) == 1 and "Argument 'if'" in messages(theirs))


def float_ids(case, theirs, ours):
    found = errors(ours)
    return (case["op"] == "execute" and "data" not in ours and any("ID cannot represent value" in e["message"] for e in found)
            and all(e["message"].startswith("Variable") for e in found))


def infinite(case, theirs, ours):
    return "1e400" in messages(ours) or case["op"] == "execute" and "1e400" in case["query"]


def one_of_variables(case, theirs, ours):
    return same_but(theirs, ours, *ONE_OF)


def prints(case, theirs, ours):
    if "print" not in theirs or "print" not in ours:
        return False
    first, second = (tokens(answer["print"].replace(",", "")) for answer in (theirs, ours))
    return first == second


def definitions(case, theirs, ours):
    return same_but(theirs, ours, "Unknown type") and any(e.get("rule") == "ExecutableDefinitions" for e in errors(ours))


def descriptions(case, theirs, ours):
    return "Unexpected description" in messages(ours) or "Syntax Error" in messages(theirs) and ("found String" in messages(theirs) or "found BlockString" in messages(
        theirs) or "Unexpected String" in messages(theirs) or "description" in messages(theirs))


def more_rules_before(*rules):
    """We refuse a schema by rules that graphql-core does not have; it goes on to rules of its own."""
    return lambda case, theirs, ours: case["op"] == "schema" and any(e.get("rule") in rules for e in errors(ours))


def ambiguous_fragments(case, theirs, ours):
    return all(any("There can be only one fragment named" in e["message"] for e in errors(a)) for a in (theirs, ours))


def argument_places(case, theirs, ours):
    """Both fail the same fields; the place is the argument's value for one, the variable in it for the other."""
    if case["op"] != "execute" or theirs["data"] != ours.get("data"):
        return False
    paths = [sorted(json.dumps(e.get("path")) for e in errors(answer)) for answer in (theirs, ours)]
    return (paths[0] == paths[1] and all("has invalid value" in e["message"] for e in rest(theirs, ours))
            and all("value at its position" in e["message"] for e in rest(ours, theirs)))


def fragment_cycles(case, theirs, ours):
    """The same cycles, through other spreads."""
    return same_but(theirs, ours, "within itself", "NoFragmentCycles") and all(
        "within itself" in messages(answer) for answer in (theirs, ours))


def unknown_directives(case, theirs, ours):
    """graphql-core checks an unknown directive's arguments as if they were the field's."""
    return "Unknown directive" in messages(ours) and not rest(ours, theirs)


def unknown_operation(case, theirs, ours):
    return same_but(theirs, ours, "KnownOperationTypes")


# Name, the specification's section and sentence, whether it explains a difference: (case, theirs, ours) -> bool.
KNOWN = [
    ("graphql-core fails with an exception of its own", "Not a difference of opinion.",
     lambda case, theirs, ours: "crashed" in theirs),
    ("objects are printed without blanks inside",
     "The print's form is not specified; ours is that of version 3.2, 3.3 prints `{ a: 1 }`.", prints),
    ("unsupported operations are refused",
     'Operation Type Existence, a rule of September 2025; graphql-core finds it when executing.',
     unknown_operation),
    ("default values have to fit their types",
     'Objects, Type Validation: "If the argument has a default value it must be compatible with argumentType as per the '
     'coercion rules for that type."', more_rules_before("DefaultValuesOfCorrectType")),
    ("a field is not deprecated where its interface's is not",
     'Objects, Type Validation: "If field is deprecated then implementedField must also be deprecated."',
     lambda case, theirs, ours: same_but(theirs, ours, "is not deprecated, so implementation field")),
    ("a variable that may not be null is named where it stands",
     'Errors: a location is "the beginning of an associated syntax element": ours is the variable, graphql-core\'s the '
     'whole argument.', argument_places),
    ("an ID is no float",
     'ID, Input Coercion: "Any other input value, including float input values (such as 4.0), must raise a request error '
     'indicating an incorrect type."', float_ids),
    ("a Float is finite",
     'Float, Input Coercion: "If the input value otherwise represents a value not representable by finite IEEE 754 […] a '
     'request error must be raised."', infinite),
    ("built-in types are not defined again",
     'Schema: "No provided type may have a name which conflicts with any built in types […]."',
     more_rules_before("UniqueTypeNames")),
    ("root operation types are different types",
     'Root Operation Types: "The query, mutation, and subscription root types must all be different types if provided."',
     lambda case, theirs, ours: same_but(theirs, ours, "All root types must be different")),
    ("a fragment cycle is named by its first spread",
     'Fragment Spreads Must Not Form Cycles; which of several spreads is named is left open.',
     fragment_cycles),
    ("arguments of an unknown directive have no type",
     'Directives Are Defined: the document is refused for the directive alone; graphql-core goes on to check its '
     "arguments as the field's.", unknown_directives),
    ("a type system has no operations",
     '"TypeSystemExtensionDocument : TypeSystemDefinitionOrExtension+" (Type System).',
     more_rules_before("TypeSystemDefinitions")),
    ("fragments of one name: either is meant",
     'Fragment Name Uniqueness: both refuse the document.', ambiguous_fragments),
    ("executable definitions and variables have descriptions",
     'Operations: "OperationDefinition : Description? OperationType Name? …"; Variables: "VariableDefinition : Description? '
     'Variable : Type …".', descriptions),
    ("a variable in a OneOf input object is checked as a variable's usage",
     'All Variable Usages Are Allowed: such a position is a non-null position; graphql-core 3.3 reports the object, and '
     'only where nothing else is wrong with it.', one_of_variables),
    ("type definitions among operations are refused as a whole",
     'Executable Definitions: both refuse the document; graphql-core also looks into the definitions.', definitions),
    ("a subscription has exactly one root field, without a condition",
     'Single Root Field: "collectedFieldsMap must have exactly one entry, which must not be an introspection field"; '
     'CollectSubscriptionFields: "selection must not provide the @skip directive", nor @include.', subscriptions),
    ("conflicts: other pairs are named, or graphql-core misses one",
     'Field Selection Merging: "FieldsInSetCanMerge(set) must be true" (checked here word by word); which pairs are named '
     'is left open.', conflicts),
]


def explanation(case, theirs, ours):
    for name, _, explains in KNOWN:
        if explains(case, theirs, ours):
            return name
    return None
