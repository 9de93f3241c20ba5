"""Reads CloudFormation templates, and translates those of SAM."""

import logging
import os

import yaml
from samtranslator.translator.transform import transform

logging.getLogger("samtranslator").setLevel(logging.ERROR)
REGION = "eu-central-1"


class LongForm(yaml.SafeLoader):
    """YAML with CloudFormation's short forms, which it writes out."""


def long_form(loader, tag, node):
    if isinstance(node, yaml.ScalarNode):
        value = loader.construct_scalar(node)
    elif isinstance(node, yaml.SequenceNode):
        value = loader.construct_sequence(node, deep=True)
    else:
        value = loader.construct_mapping(node, deep=True)
    if tag == "GetAtt" and isinstance(value, str):
        value = value.split(".", 1)
    return {tag if tag in ("Ref", "Condition") else f"Fn::{tag}": value}


LongForm.add_multi_constructor("!", long_form)


def read_template(text):
    """The template with every short form written out."""
    return yaml.load(text, LongForm)


def translate(template, parameters=None):
    """What CloudFormation works on after the serverless transform."""
    os.environ.setdefault("AWS_DEFAULT_REGION", REGION)  # the translator asks for one, and nothing else
    return transform(template, dict(parameters or {}), None)
