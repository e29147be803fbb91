"""The four groups of the desk and what each may do."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

#: Nouns that contributors may add and change; deleting is for editors.
RECORD = (
    "absence athlete claim club edition event medaldecision membership price quote redirect "
    "result seasonbest seasonlistentry source story teammember unit upsetnote worldrecord"
).split()
FIXED = ("championship", "country", "discipline")
DESK = ("changeset", "correction", "excuse", "finding")


def codes(actions, nouns):
    return {f"{action}_{noun}" for action in actions for noun in nouns}


GROUPS = {
    "contributor": codes(("view",), (*RECORD, *FIXED, *DESK)) | codes(("add", "change"), RECORD),
    "editor": codes(("view",), (*RECORD, *FIXED, *DESK))
    | codes(("add", "change", "delete"), RECORD)
    | codes(("add", "change", "delete"), ("excuse",))
    | {"publish_event", "undo_changeset"},
    "reviewer": codes(("view",), (*RECORD, *FIXED, *DESK))
    | {"answer_correction", "merge_athlete"},
}


def make_groups(apps, _schema_editor):
    app = apps.get_app_config("athletics")
    app.models_module = True  # tells create_permissions that there are models
    create_permissions(app, apps=apps, verbosity=0)
    app.models_module = None
    auth = apps.get_app_config("auth")
    auth.models_module = True
    create_permissions(auth, apps=apps, verbosity=0)
    auth.models_module = None
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    ours = Permission.objects.filter(content_type__app_label="athletics")
    for name, wanted in GROUPS.items():
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.set(ours.filter(codename__in=wanted))
    administrator, _ = Group.objects.get_or_create(name="administrator")
    people = Permission.objects.filter(content_type__app_label="auth")
    administrator.permissions.set([*ours, *people])


def remove_groups(apps, _schema_editor):
    Group = apps.get_model("auth", "Group")
    Group.objects.filter(name__in=[*GROUPS, "administrator"]).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("athletics", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]
    operations = [migrations.RunPython(make_groups, remove_groups)]
