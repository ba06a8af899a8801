"""Addresses."""

from django.urls import path

from xize.web.handing_over import views

urlpatterns = [path("organisation/hand-over", views.hand_over, name="hand-over")]
