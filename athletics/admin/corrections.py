"""The queue of readers' corrections: read, checked, answered; the record is changed elsewhere."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from athletics.models import Correction
from athletics.services import corrections


class AnswerForm(forms.Form):
    answer = forms.CharField(
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6, "cols": 80}),
        help_text="The reader sees it on the public page of the correction",
        error_messages={
            "required": "Write an answer: the reader is told why.",
            "max_length": "An answer takes %(limit_value)d characters, this one has "
            "%(show_value)d; shorten it.",
        },
    )
    #: Which button was pressed: a state of the correction.
    state = forms.CharField(widget=forms.HiddenInput, required=False)
    #: The answer that stood when the page was opened, so that a second reviewer is told of it.
    seen = forms.CharField(widget=forms.HiddenInput, required=False)


@admin.register(Correction)
class CorrectionAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Nobody writes what a reader said. Without the right to answer one reads only."""

    list_display = ["what_is_wrong", "public_page", "state", "sent_at"]
    list_filter = ["state"]
    search_fields = ["page", "wrong"]
    search_help_text = "Words of the reader, or part of the address"
    # Those that wait come first: "new" sorts before "refused" and "taken".
    ordering = ["state", "-sent_at"]
    date_hierarchy = "sent_at"
    list_per_page = 50
    show_full_result_count = False

    @admin.display(description="what is wrong", ordering="wrong")
    def what_is_wrong(self, correction: Correction) -> str:
        return Truncator(correction.wrong).chars(80)

    @admin.display(description="page", ordering="page")
    def public_page(self, correction: Correction) -> SafeString:
        return format_html('<a href="{}">{}</a>', correction.page, correction.page)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Answering is a right of its own; what the reader wrote stays as it came."""
        return False

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        correction = self.get_object(request, object_id)
        if not self.has_view_permission(request, correction):
            raise PermissionDenied
        if correction is None:
            messages.warning(request, "There is no such correction; it may have been deleted.")
            return HttpResponseRedirect(reverse("admin:athletics_correction_changelist"))
        if request.method == "POST":
            return self._answer(request, correction)
        seen = corrections.version_of(correction)
        form = AnswerForm(initial={"seen": seen, "answer": correction.answer})
        return self._page(request, correction, form)

    def _answer(self, request: HttpRequest, correction: Correction) -> HttpResponse:
        if not self.may_answer(request):
            raise PermissionDenied
        form = AnswerForm(request.POST)
        if not form.is_valid():
            return self._page(request, correction, form, status=400)
        try:
            answered = corrections.answer(
                correction=correction,
                user=request.user,  # type: ignore[arg-type]  # the desk is for those who logged in
                **form.cleaned_data,
            )
        except corrections.CannotAnswerError as refused:
            correction.refresh_from_db()
            form.data = {**request.POST.dict(), "seen": corrections.version_of(correction)}
            form.add_error(None, str(refused))
            return self._page(request, correction, form, status=409)
        state = answered.get_state_display()
        self.log_change(request, answered, f"Answered: {state}")
        messages.success(request, f"Answered: {state}. The reader sees it on the public page.")
        return HttpResponseRedirect(reverse("admin:athletics_correction_changelist"))

    def may_answer(self, request: HttpRequest) -> bool:
        return request.user.has_perm("athletics.answer_correction")

    def _page(
        self, request: HttpRequest, correction: Correction, form: AnswerForm, status: int = 200
    ) -> HttpResponse:
        """The reader's e-mail address is for those who may answer."""
        context = {
            **self.admin_site.each_context(request),
            "title": "Correction",
            "opts": self.opts,
            "correction": correction,
            "form": form,
            "may_answer": self.may_answer(request),
            "taken": Correction.State.TAKEN,
            "refused": Correction.State.REFUSED,
        }
        template = "admin/athletics/correction/answer.html"
        return render(request, template, context, status=status)
