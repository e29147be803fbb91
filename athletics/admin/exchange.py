"""Tables in and out of the desk: any list as CSV or workbook, a few nouns also the other way."""

from typing import Any, ClassVar

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from import_export.admin import ExportMixin, ImportExportMixin
from import_export.formats.base_formats import CSV, XLSX
from import_export.forms import ImportForm
from import_export.resources import ModelResource

from athletics.models import Club, Country, Source
from athletics.services import changes
from athletics.services.uploads import MOST_BYTES, UploadError, check_table


class Exported(ExportMixin):  # type: ignore[misc]  # a library without types
    """A list that can be taken away as it is filtered."""

    formats: ClassVar[list[Any]] = [CSV, XLSX]


class BoundedImportForm(ImportForm):  # type: ignore[misc]  # a library without types
    """A file within the limits of any upload; what lies beyond is not even unpacked."""

    def clean_import_file(self) -> Any:
        upload = self.cleaned_data["import_file"]
        try:
            check_table(upload.name, upload.read(MOST_BYTES + 1))
        except UploadError as refused:
            raise forms.ValidationError(str(refused)) from None
        upload.seek(0)
        return upload


class RecordResource(ModelResource):  # type: ignore[misc]  # a library without types
    """Rows of a file: each is checked as a form would, and what stood before is kept."""

    def before_save_instance(self, instance: Any, row: Any, **kwargs: Any) -> None:
        if not kwargs.get("dry_run"):
            changes.remember([instance])


class CountryResource(RecordResource):
    class Meta:
        model = Country
        import_id_fields = ("code",)
        skip_unchanged = True
        clean_model_instances = True


class ClubResource(RecordResource):
    class Meta:
        model = Club
        import_id_fields = ("slug",)
        exclude = ("id",)
        skip_unchanged = True
        clean_model_instances = True


class SourceResource(RecordResource):
    class Meta:
        model = Source
        import_id_fields = ("id",)
        skip_unchanged = True
        clean_model_instances = True


class Imported(ImportExportMixin):  # type: ignore[misc]  # a library without types
    """A list that can also be brought in: previewed, then one transaction and one changeset."""

    import_form_class = BoundedImportForm

    formats: ClassVar[list[Any]] = [CSV, XLSX]

    def process_import(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        nouns = self.model._meta.verbose_name_plural
        with changes.changeset(
            action="import",
            summary=f"Imported {nouns}",
            user=request.user,  # type: ignore[arg-type]  # the desk is for those who logged in
        ):
            response: HttpResponse = super().process_import(request, **kwargs)
            if response.status_code != 302:
                transaction.set_rollback(True)  # the form is shown again: nothing was written
        return response
